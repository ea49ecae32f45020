package io.countersign.contracts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * On what conditions a person approves. They only ever narrow what would be run without them.
 *
 * @param maximumRows how many rows the command may return, and change; absent for no bound of its
 *     own
 * @param notBefore the command runs at this instant at the earliest
 * @param notAfter from this instant on the command does not start
 */
public record ApprovalConditions(
    @Nullable Long maximumRows, @Nullable Instant notBefore, @Nullable Instant notAfter) {
  private static final ApprovalConditions NONE = new ApprovalConditions(null, null, null);

  public ApprovalConditions {
    if (maximumRows != null && maximumRows < 0) {
      throw new IllegalArgumentException("maximumRows must not be negative: " + maximumRows);
    }
  }

  public static ApprovalConditions none() {
    return NONE;
  }

  @JsonIgnore
  public boolean isNone() {
    return equals(NONE);
  }

  /** Whether no moment satisfies both ends of the window. */
  @JsonIgnore
  public boolean isContradictory() {
    return notBefore != null && notAfter != null && !notBefore.isBefore(notAfter);
  }

  /** What satisfies these and those. */
  public ApprovalConditions and(ApprovalConditions others) {
    return new ApprovalConditions(
        first(maximumRows, others.maximumRows, Comparator.naturalOrder()),
        first(notBefore, others.notBefore, Comparator.reverseOrder()),
        first(notAfter, others.notAfter, Comparator.naturalOrder()));
  }

  private static <T> @Nullable T first(
      @Nullable T one, @Nullable T other, Comparator<? super T> order) {
    return Stream.of(one == null ? other : one, other == null ? one : other)
        .filter(Objects::nonNull)
        .min(order)
        .orElse(null);
  }
}
