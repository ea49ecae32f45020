package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a decision binds the run of a command to, beyond the executor's own settings. The executor
 * applies the narrower of each.
 *
 * @param maximumRows how many rows the result may have; absent for no bound of its own
 * @param maximumChangedRows how many rows the command may insert, update and delete; absent for no
 *     bound of its own
 * @param timeout how long the statement may run; absent for no bound of its own
 * @param unmask the categories of data that are shown as they are
 * @param statistics the categories of data of which counts, sums, averages and the like are shown,
 *     over groups that are large enough
 * @param minimumGroup of how many values a group has to consist for what is computed over
 *     classified columns, or counted by a condition on them, to be shown; absent for no bound
 */
public record Obligations(
    @Nullable Long maximumRows,
    @Nullable Long maximumChangedRows,
    @Nullable Duration timeout,
    Set<String> unmask,
    Set<String> statistics,
    @Nullable Integer minimumGroup) {
  /** A smaller group is one person, who needs no statistics to be known. */
  public static final int SMALLEST_GROUP = 2;

  private static final Obligations NONE = new Obligations(null, null, null, Set.of());

  public Obligations {
    notNegative(maximumRows, "maximumRows");
    notNegative(maximumChangedRows, "maximumChangedRows");
    if (timeout != null && !timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive, not " + timeout);
    }
    unmask = Collections.unmodifiableSet(new TreeSet<>(unmask));
    statistics = Collections.unmodifiableSet(new TreeSet<>(statistics));
    if (minimumGroup != null && minimumGroup < SMALLEST_GROUP) {
      throw new IllegalArgumentException(
          "minimumGroup must be at least %d, not %d".formatted(SMALLEST_GROUP, minimumGroup));
    }
    if (!statistics.isEmpty() && minimumGroup == null) {
      throw new IllegalArgumentException("statistics are shown of groups of a minimum only");
    }
  }

  /** Without statistics, and without a bound of the groups that are told of. */
  public Obligations(
      @Nullable Long maximumRows,
      @Nullable Long maximumChangedRows,
      @Nullable Duration timeout,
      Set<String> unmask) {
    this(maximumRows, maximumChangedRows, timeout, unmask, Set.of(), null);
  }

  /** Without a bound of what is changed. */
  public Obligations(@Nullable Long maximumRows, @Nullable Duration timeout, Set<String> unmask) {
    this(maximumRows, null, timeout, unmask);
  }

  private static void notNegative(@Nullable Long rows, String name) {
    if (rows != null && rows < 0) {
      throw new IllegalArgumentException(name + " must not be negative: " + rows);
    }
  }

  /** The same, with no more rows returned, and none more changed, than these. */
  public Obligations withAtMost(long rows) {
    return new Obligations(
        least(maximumRows, rows),
        least(maximumChangedRows, rows),
        timeout,
        unmask,
        statistics,
        minimumGroup);
  }

  private static Long least(@Nullable Long bound, long rows) {
    return bound == null ? rows : Math.min(bound, rows);
  }

  public static Obligations none() {
    return NONE;
  }

  /** Stands for all of it; a decision's digest and a warrant cover it. */
  @JsonIgnore
  public Digest digest() {
    return CanonicalForm.of("countersign.obligations.v2")
        .value(maximumRows)
        .value(maximumChangedRows)
        .value(timeout)
        .values(unmask)
        .values(statistics)
        .value(minimumGroup)
        .digest();
  }
}
