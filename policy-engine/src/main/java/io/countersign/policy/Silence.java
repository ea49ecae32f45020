package io.countersign.policy;

import io.countersign.contracts.Approvers;
import io.countersign.contracts.StageTimeout;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What it means for two stages that are answered together that nobody answers in time. */
final class Silence {
  private Silence() {}

  /**
   * Never more than it means for each: a no that comes sooner, or an approval by those only whom
   * both would ask by then.
   */
  static @Nullable StageTimeout common(@Nullable StageTimeout one, @Nullable StageTimeout other) {
    if (Objects.equals(one, other)) {
      return one;
    }
    if (one instanceof StageTimeout.Reject first) {
      return other instanceof StageTimeout.Reject second
              && second.after().compareTo(first.after()) < 0
          ? second
          : first;
    }
    if (other instanceof StageTimeout.Reject) {
      return other;
    }
    if (one instanceof StageTimeout.Skip(var first)
        && other instanceof StageTimeout.Skip(var second)) {
      return new StageTimeout.Skip(later(first, second));
    }
    return one instanceof StageTimeout.Escalate first
            && other instanceof StageTimeout.Escalate second
        ? escalation(first, second)
        : null;
  }

  private static @Nullable StageTimeout escalation(
      StageTimeout.Escalate one, StageTimeout.Escalate other) {
    Set<String> roles = JoinedStages.common(one.to().roles(), other.to().roles());
    Set<String> persons = JoinedStages.common(one.to().persons(), other.to().persons());
    return roles.isEmpty() && persons.isEmpty()
        ? null
        : new StageTimeout.Escalate(
            later(one.after(), other.after()), new Approvers(roles, persons));
  }

  private static Duration later(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
