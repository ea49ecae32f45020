package io.countersign.approval;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer that counts.
 *
 * @param person what persons are told apart by
 * @param subject the account that they came with
 * @param name the name people know the person by
 * @param onBehalfOf the person in whose place it is; absent where it is their own
 * @param stage the stage that an approval counts in; absent for a rejection
 * @param grant what of the same form they approve ahead; absent for nothing
 */
public record Vote(
    String person,
    String subject,
    String name,
    @Nullable String onBehalfOf,
    Verdict verdict,
    @Nullable Integer stage,
    ApprovalConditions conditions,
    @Nullable GrantTerms grant,
    @Nullable String comment,
    Instant at) {

  /** Also if it was not known, when they answered, whose account it was. */
  boolean isBy(Person somebody) {
    return person.equals(somebody.id()) || somebody.subjects().contains(subject);
  }

  /** The same answer, by the names that these persons have now. */
  Vote by(String voter, @Nullable String absent) {
    return new Vote(voter, subject, name, absent, verdict, stage, conditions, grant, comment, at);
  }

  /** Whether the word of one person would count in both, their own or that of a deputy. */
  boolean isOfOneWith(Vote other) {
    return isOf(other.person) || (other.onBehalfOf != null && isOf(other.onBehalfOf));
  }

  /** Whether the person answered, or somebody in their place. */
  boolean isOf(String somebody) {
    return person.equals(somebody) || somebody.equals(onBehalfOf);
  }
}
