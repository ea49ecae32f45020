package io.countersign.approval;

import io.countersign.contracts.Decision;
import io.countersign.contracts.Facts;
import io.countersign.contracts.GrantBounds;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.event.CommandDecided;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether policy lets a standing approval have these terms. */
public final class GrantRules {
  private GrantRules() {}

  /**
   * Why a grant that a command asks for ahead is not put to people, and what to do instead; empty
   * if it is, and for a command that asks for none or that policy denies.
   *
   * @param at when policy decided
   */
  public static Optional<String> objectionTo(CommandDecided decided, Instant at) {
    GrantTerms asked = decided.command().grant();
    if (asked == null) {
      return Optional.empty();
    }
    return switch (decided.decision()) {
      case Decision.Allowed allowed ->
          Optional.of("Policy allows this without a grant: just submit the command itself.");
      case Decision.ApprovalRequired(var requirement) ->
          objectionTo(asked, decided.facts(), requirement.grants(), at);
      case Decision.Denied denied -> Optional.empty();
      case Decision.MeasureFirst measure -> Optional.empty();
    };
  }

  /** Why these terms cannot be given at this moment, and which could be; empty if they can. */
  static Optional<String> objectionTo(
      GrantTerms terms, Facts facts, @Nullable GrantBounds bounds, Instant now) {
    if (bounds == null) {
      return Optional.of(
          "Policy lets nobody approve commands of this form ahead: each is asked about by itself.");
    }
    return CommandForm.objectionTo(facts)
        .or(() -> ended(terms, now))
        .or(() -> tooWide(terms, bounds, now));
  }

  private static Optional<String> ended(GrantTerms terms, Instant now) {
    return terms.until().isAfter(now)
        ? Optional.empty()
        : Optional.of(
            "The grant would give nothing: it ends %s, which is over.".formatted(terms.until()));
  }

  private static Optional<String> tooWide(GrantTerms terms, GrantBounds bounds, Instant now) {
    return bounds.admit(terms, now)
        ? Optional.empty()
        : Optional.of(
            "Policy lets a grant give at most %d uses of %d rows each, for %s, which is until %s."
                .formatted(
                    bounds.uses(),
                    bounds.maximumRows(),
                    bounds.validFor(),
                    now.plus(bounds.validFor())));
  }
}
