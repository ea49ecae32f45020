package io.countersign.approval;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Verdict;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it was handed in; whether it counts is still to be seen.
 *
 * @param digest what the voter saw
 * @param conditions on what conditions they approve
 * @param grant what of the same form they approve ahead; absent for nothing
 */
public record Ballot(
    Voter voter,
    Verdict verdict,
    Digest digest,
    ApprovalConditions conditions,
    @Nullable GrantTerms grant,
    @Nullable String comment,
    Instant at) {
  private static final Duration WITHIN_REACH = DecisionCheck.LONGEST_QUESTION;

  /**
   * @throws IllegalArgumentException if the comment is too long or holds control characters, a
   *     rejection has no reason or has conditions, or no moment satisfies the conditions, or they
   *     speak of one that is too far away
   */
  public Ballot {
    if (comment != null) {
      PlainText.checked(comment, "comment");
    }
    if (verdict == Verdict.REJECT) {
      checkRejection(conditions, grant, comment);
    }
    if (conditions.isContradictory()) {
      throw new IllegalArgumentException("conditions: notBefore is not before notAfter");
    }
    checkNear(conditions.notBefore(), "notBefore", at);
    checkNear(conditions.notAfter(), "notAfter", at);
  }

  /** Nobody knows today what an approval would be for then, and no store keeps every instant. */
  private static void checkNear(@Nullable Instant moment, String name, Instant at) {
    if (moment != null
        && (moment.isAfter(at.plus(WITHIN_REACH)) || moment.isBefore(at.minus(WITHIN_REACH)))) {
      throw new IllegalArgumentException(
          "conditions: %s is %s; it is a moment at most %d days from now"
              .formatted(name, moment, WITHIN_REACH.toDays()));
    }
  }

  private static void checkRejection(
      ApprovalConditions conditions, @Nullable GrantTerms grant, @Nullable String comment) {
    if (comment == null || comment.isBlank()) {
      throw new IllegalArgumentException(
          "comment says why, in a rejection: whoever asked reads it");
    }
    if (!conditions.isNone() || grant != null) {
      throw new IllegalArgumentException("conditions and grant belong to an approval");
    }
  }

  Vote toVote(@Nullable String onBehalfOf, @Nullable Integer stage) {
    return new Vote(
        voter.person().id(),
        voter.principal().subject(),
        voter.person().name(),
        onBehalfOf,
        verdict,
        stage,
        conditions,
        grant,
        comment,
        at);
  }
}
