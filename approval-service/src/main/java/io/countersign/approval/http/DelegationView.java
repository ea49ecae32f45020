package io.countersign.approval.http;

import io.countersign.approval.Delegation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who answers for whom, as far as it concerns one person.
 *
 * @param delegation who answers in their place; absent for nobody
 * @param standsInFor in whose place they may answer
 */
record DelegationView(@Nullable Line delegation, List<Line> standsInFor) {
  /**
   * Who answers for whom.
   *
   * @param roles by which the absent person could answer when they said so
   */
  record Line(String from, String to, Instant until, Set<String> roles) {
    private static Line of(Delegation delegation) {
      return new Line(delegation.from(), delegation.to(), delegation.until(), delegation.roles());
    }
  }

  static DelegationView of(Optional<Delegation> own, List<Delegation> standsInFor) {
    return new DelegationView(
        own.map(Line::of).orElse(null), standsInFor.stream().map(Line::of).toList());
  }
}
