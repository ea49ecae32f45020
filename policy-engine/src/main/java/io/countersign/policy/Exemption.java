package io.countersign.policy;

import io.countersign.contracts.CanonicalForm;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Where a policy does not count although its condition holds, for a time.
 *
 * @param until the last day on which it applies
 * @param reason why it was granted
 */
public record Exemption(Condition condition, LocalDate until, String reason) {
  public Exemption {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("the reason is empty: say why the exception is needed");
    }
  }

  public boolean isOver(Instant now, ZoneId zone) {
    return !now.isBefore(until.plusDays(1).atStartOfDay(zone).toInstant());
  }

  void addTo(CanonicalForm form) {
    form.text(condition.text()).value(until).text(reason);
  }
}
