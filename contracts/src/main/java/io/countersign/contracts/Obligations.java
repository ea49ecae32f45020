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
 */
public record Obligations(
    @Nullable Long maximumRows,
    @Nullable Long maximumChangedRows,
    @Nullable Duration timeout,
    Set<String> unmask) {
  private static final Obligations NONE = new Obligations(null, null, null, Set.of());

  public Obligations {
    notNegative(maximumRows, "maximumRows");
    notNegative(maximumChangedRows, "maximumChangedRows");
    if (timeout != null && !timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive, not " + timeout);
    }
    unmask = Collections.unmodifiableSet(new TreeSet<>(unmask));
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
        least(maximumRows, rows), least(maximumChangedRows, rows), timeout, unmask);
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
        .digest();
  }
}
