package io.countersign.approval;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What several answers come to together. */
final class Votes {
  private Votes() {}

  /** All approvals' conditions; they only ever narrow. */
  static ApprovalConditions conditions(List<Vote> votes) {
    return approvals(votes)
        .map(Vote::conditions)
        .reduce(ApprovalConditions.none(), ApprovalConditions::and);
  }

  /** What all who approved give ahead; empty if one of them gives nothing. */
  static Optional<GrantTerms> grant(List<Vote> votes) {
    return approvals(votes).allMatch(v -> v.grant() != null)
        ? approvals(votes)
            .flatMap(v -> Optional.ofNullable(v.grant()).stream())
            .reduce(GrantTerms::narrowedBy)
        : Optional.empty();
  }

  /** What was asked for ahead, but no more than anybody who approved would give. */
  static GrantTerms narrowed(GrantTerms asked, List<Vote> votes) {
    GrantTerms terms =
        approvals(votes)
            .flatMap(v -> Optional.ofNullable(v.grant()).stream())
            .reduce(asked, GrantTerms::narrowedBy);
    ApprovalConditions conditions = conditions(votes);
    Long rows = conditions.maximumRows();
    Instant end = conditions.notAfter();
    return terms.narrowedBy(
        new GrantTerms(
            terms.uses(),
            rows == null ? terms.maximumRows() : rows,
            end == null ? terms.until() : end));
  }

  /** A person's last word stands alone. */
  static List<Vote> replacing(List<Vote> votes, Vote last) {
    return Stream.concat(
            votes.stream().filter(v -> !v.person().equals(last.person())), Stream.of(last))
        .toList();
  }

  private static Stream<Vote> approvals(List<Vote> votes) {
    return votes.stream().filter(v -> v.verdict() == Verdict.APPROVE);
  }
}
