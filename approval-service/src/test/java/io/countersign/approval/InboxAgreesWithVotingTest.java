package io.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.countersign.approval.inbox.Inbox;
import io.countersign.approval.inbox.InboxLine;
import io.countersign.approval.inbox.InboxQuery;
import io.countersign.approval.inbox.InboxView;
import io.countersign.approval.inbox.Reader;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StageOrder;
import io.countersign.contracts.Verdict;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.TraceContext;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the inbox looks up as a person's to decide is what the rules of voting would count. */
@QuarkusTest
class InboxAgreesWithVotingTest {
  private static final int REQUESTS = 150;
  private static final List<String> ROLES = List.of("agrees-a", "agrees-b", "agrees-c");

  private final Random random = new Random(4);
  private final String dataSource = "shop-" + UUID.randomUUID();
  private final List<Principal> persons =
      List.of(
          person("ann", "agrees-a"),
          person("ben", "agrees-a", "agrees-b"),
          person("cem", "agrees-b"),
          person("dee", "agrees-c"),
          person("eve"));

  @Inject Approvals approvals;
  @Inject ApprovalStore store;
  @Inject Inbox inbox;
  @Inject People people;
  @Inject Voters voters;
  @Inject AgroalDataSource database;

  @Test
  void listsExactlyWhatWouldCount() throws SQLException {
    delegate("dee", "eve", "agrees-c");
    delegate("ann", "cem", "agrees-a");
    List<ApprovalRequestId> asked = IntStream.range(0, REQUESTS).mapToObj(_ -> ask()).toList();
    int found = 0;
    for (int round = 0; round < 3; round++) {
      for (Principal person : persons) {
        List<ApprovalRequestId> mine = mine(person);
        assertThat(mine)
            .as("%s in round %d", person.name(), round)
            .containsExactlyInAnyOrderElementsOf(wouldCount(person, asked));
        found += mine.size();
      }
      asked.forEach(this::vote);
    }
    assertThat(found).isGreaterThan(REQUESTS);
  }

  private List<ApprovalRequestId> mine(Principal person) {
    Instant now = Instant.now();
    InboxQuery.Filter filter = new InboxQuery.Filter(null, dataSource, null, null, null, null);
    return inbox
        .page(
            new InboxQuery(
                InboxView.MINE,
                Reader.of(voters.of(person, now), people),
                filter,
                now,
                false,
                null,
                REQUESTS))
        .orElseThrow()
        .stream()
        .map(InboxLine::requestId)
        .toList();
  }

  private List<ApprovalRequestId> wouldCount(Principal person, List<ApprovalRequestId> asked) {
    Voter voter = voters.of(person, Instant.now());
    return asked.stream()
        .filter(id -> approvals.wouldCount(store.find(id).orElseThrow(), voter))
        .toList();
  }

  private void vote(ApprovalRequestId id) {
    Principal person = one(persons);
    Instant now = Instant.now();
    approvals.vote(
        id,
        new Ballot(
            voters.of(person, now),
            random.nextInt(8) == 0 ? Verdict.REJECT : Verdict.APPROVE,
            store.find(id).orElseThrow().request().digest(),
            ApprovalConditions.none(),
            null,
            "I looked",
            now));
  }

  private ApprovalRequestId ask() {
    Command command =
        new Command(
            new CommandId(UUID.randomUUID()),
            new SessionId(UUID.randomUUID()),
            dataSource,
            "update customers set city = 'Oslo'",
            List.of(),
            submitter(),
            Origin.REST,
            null,
            Samples.NOW);
    ApprovalRequirement requirement =
        new ApprovalRequirement(
            one(List.of(StageOrder.values())),
            IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(_ -> stage()).toList(),
            Samples.OPEN_FOR,
            null,
            null,
            null);
    EventLink cause =
        new EventLink(
            new EventId(UUID.randomUUID()),
            command.sessionId(),
            CanonicalForm.of("submitted").digest(),
            TraceContext.continueOrStart(null));
    Opening opening =
        approvals.opening(
            Samples.decided(command, new Decision.ApprovalRequired(requirement), false),
            requirement,
            cause);
    approvals.open(List.of(opening));
    return opening.state().request().id();
  }

  private ApprovalStage stage() {
    List<String> named = new ArrayList<>(List.of(one(persons).subject()));
    Approvers approvers =
        random.nextInt(3) == 0
            ? new Approvers(Set.of(one(ROLES)), Set.copyOf(named))
            : Approvers.withRoles(Set.of(one(ROLES)));
    return new ApprovalStage(1 + random.nextInt(2), approvers, random.nextInt(4) == 0, null);
  }

  private Principal submitter() {
    Principal person = one(persons);
    return random.nextBoolean()
        ? person
        : new Principal(
            "agent-" + UUID.randomUUID(),
            PrincipalKind.AGENT,
            "agent",
            Set.of("agrees-a"),
            person.subject(),
            null);
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private static Principal person(String name, String... roles) {
    return new Principal("agrees-" + name, PrincipalKind.HUMAN, name, Set.of(roles), null, null);
  }

  private void delegate(String from, String to, String role) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "insert into delegation (from_person, roles, to_person, until) values"
              + " ('agrees-%s', array['%s'], 'agrees-%s', now() + interval '1 hour')"
                  .formatted(from, role, to));
    }
  }
}
