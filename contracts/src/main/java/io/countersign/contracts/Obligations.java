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
 * @param timeout how long the statement may run; absent for no bound of its own
 * @param unmask the categories of data that are shown as they are
 */
public record Obligations(
    @Nullable Long maximumRows, @Nullable Duration timeout, Set<String> unmask) {
  private static final Obligations NONE = new Obligations(null, null, Set.of());

  public Obligations {
    if (maximumRows != null && maximumRows < 0) {
      throw new IllegalArgumentException("maximumRows must not be negative: " + maximumRows);
    }
    if (timeout != null && !timeout.isPositive()) {
      throw new IllegalArgumentException("timeout must be positive, not " + timeout);
    }
    unmask = Collections.unmodifiableSet(new TreeSet<>(unmask));
  }

  public static Obligations none() {
    return NONE;
  }

  /** Stands for all of it; a decision's digest and a warrant cover it. */
  @JsonIgnore
  public Digest digest() {
    return CanonicalForm.of("countersign.obligations.v1")
        .value(maximumRows)
        .value(timeout)
        .values(unmask)
        .digest();
  }
}
