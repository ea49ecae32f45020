package io.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.approval.notice.Questions;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Digest;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.Verdict;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is counted anew is kept so, in PostgreSQL. */
@QuarkusTest
class OnePersonKeptTest {
  @Inject ApprovalStore store;
  @Inject WarrantIssuer warrants;
  @Inject ApprovalSettings settings;
  @Inject IdSource ids;

  @Test
  void keepsOneVoteOfTwoAccountsThatTurnOutToBeOnePersons() {
    Principal one = reviewer();
    Principal other = reviewer();
    Principal third = reviewer();
    String name = "person-" + UUID.randomUUID();
    Directory before = new Directory(List.of());
    Directory since =
        new Directory(
            List.of(
                new Person(
                    name, name, Set.of(one.subject(), other.subject()), null, ZoneOffset.UTC)));
    ApprovalRequirement three = ApprovalRequirement.of(3, Set.of("reviewer"), Duration.ofHours(1));
    Opening opening =
        Questions.opening(approvals(before), Questions.newPerson(), "cities", 7, three);
    approvals(before).open(List.of(opening));

    approve(opening, one, before);
    approve(opening, other, before);
    approve(opening, third, since);

    assertThat(store.find(Questions.id(opening)).orElseThrow())
        .isInstanceOfSatisfying(
            ApprovalState.Pending.class,
            p ->
                assertThat(p.votes())
                    .extracting(Vote::person)
                    .containsExactlyInAnyOrder(name, third.subject()));
  }

  private void approve(Opening opening, Principal account, Directory people) {
    Voter voter =
        new Voter(account, people.withSubject(account.subject(), account.name()), List.of());
    Ballot ballot =
        new Ballot(
            voter,
            Verdict.APPROVE,
            opening.state().request().digest(),
            ApprovalConditions.none(),
            null,
            null,
            Instant.now().truncatedTo(ChronoUnit.MICROS));
    assertThat(approvals(people).vote(Questions.id(opening), ballot))
        .containsInstanceOf(VoteResult.Counted.class);
  }

  private Approvals approvals(People people) {
    return new Approvals(
        store, warrants, people, new NoPolicies(), settings, Clock.systemUTC(), ids);
  }

  private static Principal reviewer() {
    String subject = "person-" + UUID.randomUUID();
    return new Principal(subject, PrincipalKind.HUMAN, subject, Set.of("reviewer"), null, "cli");
  }

  /** Nobody has said which are in force. */
  private static final class NoPolicies implements PoliciesInForce {
    @Override
    public void activated(Digest bundle, Instant at) {
      throw new AssertionError(bundle);
    }

    @Override
    public Optional<Digest> bundle() {
      return Optional.empty();
    }
  }
}
