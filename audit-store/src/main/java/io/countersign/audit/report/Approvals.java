package io.countersign.audit.report;

import io.countersign.audit.Aspect;
import io.countersign.audit.CommandCount;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.AccountLinked;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.DelegationSet;
import io.countersign.contracts.event.GrantIssued;
import io.countersign.contracts.event.GrantRevoked;
import io.countersign.contracts.event.GrantUsed;
import io.countersign.contracts.event.VoteCast;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What people decided.
 *
 * @param byState how many commands stand where
 * @param votersComplete whether all votes were looked into
 * @param grants standing approvals that were issued or revoked
 * @param grantUses how often one was used
 * @param usesComplete whether more uses were not counted
 * @param delegations who answers in whose place, and which accounts of other systems belong to whom
 */
public record Approvals(
    Listing<CommandCount> byState,
    List<Voter> voters,
    boolean votersComplete,
    Listing<Told> grants,
    long grantUses,
    boolean usesComplete,
    Listing<Told> expired,
    Listing<Told> delegations)
    implements Section {
  public Approvals {
    voters = List.copyOf(voters);
  }

  /**
   * How a person voted.
   *
   * @param inThePlaceOfOthers of these votes
   */
  public record Voter(String person, long approvals, long rejections, long inThePlaceOfOthers) {
    static Voter of(String person, List<VoteCast> votes) {
      long approvals = votes.stream().filter(v -> v.verdict() == Verdict.APPROVE).count();
      return new Voter(
          person,
          approvals,
          votes.size() - approvals,
          votes.stream().filter(v -> v.onBehalfOf() != null).count());
    }
  }

  static Approvals of(Evidence evidence) {
    ExaminedEvents<VoteCast> votes = evidence.events(VoteCast.class);
    ExaminedEvents<GrantUsed> uses = evidence.events(GrantUsed.class);
    return new Approvals(
        evidence.counted(Aspect.APPROVAL),
        voters(votes),
        votes.complete(),
        evidence.told(GrantIssued.class, GrantRevoked.class),
        uses.entries().size(),
        uses.complete(),
        evidence.told(ApprovalExpired.class),
        evidence.told(DelegationSet.class, AccountLinked.class));
  }

  private static List<Voter> voters(ExaminedEvents<VoteCast> votes) {
    Map<String, List<VoteCast>> byPerson =
        votes
            .data()
            .collect(Collectors.groupingBy(VoteCast::person, TreeMap::new, Collectors.toList()));
    return byPerson.entrySet().stream()
        .map(e -> Voter.of(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingLong((Voter v) -> v.approvals() + v.rejections()).reversed())
        .toList();
  }
}
