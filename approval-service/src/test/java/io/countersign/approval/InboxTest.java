package io.countersign.approval;

import static io.countersign.approval.BallotBox.vote;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.StageTimeout;
import io.countersign.contracts.event.ApprovalEscalated;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.local.Person;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InboxTest {
  private final Neighbours neighbours = new Neighbours();

  /** Nobody else's requests are about it. */
  private final String dataSource = "shop-" + UUID.randomUUID();

  private final String mine = "view=mine&dataSource=" + dataSource;

  @AfterEach
  void close() {
    neighbours.close();
  }

  @Test
  void holdsWhatWaitsForAPersonUntilTheyAnswer() {
    ApprovalRequested asked = ask(agentOf(Person.OLGA), reviewers(2));
    String id = asked.requestId().toString();
    assertThat(Inboxes.of("rita", mine)).containsExactly(id);
    assertThat(Inboxes.of("rita", "view=decided&dataSource=" + dataSource)).isEmpty();

    vote("rita", asked, "approve").statusCode(200);

    assertThat(Inboxes.of("rita", mine)).isEmpty();
    assertThat(Inboxes.of("rita", "view=decided&dataSource=" + dataSource)).containsExactly(id);
    assertThat(Inboxes.of("rob", mine)).containsExactly(id);
    assertThat(Inboxes.of("audrey", mine)).isEmpty();
    vote("rob", asked, "approve").statusCode(200);
    assertThat(Inboxes.of("dana", mine)).isEmpty();
  }

  @Test
  void holdsNoCommandOfOnesOwnNorOfOnesAgent() {
    ask(human(Person.ADAM), reviewers(1));
    ask(agentOf(Person.ROB), reviewers(1));

    assertThat(Inboxes.of("rita", mine)).hasSize(2);
    assertThat(Inboxes.of("adam", mine)).hasSize(1);
    assertThat(Inboxes.of("rob", mine)).hasSize(1);
  }

  @Test
  void holdsAnAgentsCommandWhereItsOwnersWordIsWanted() {
    ApprovalStage owner = new ApprovalStage(1, Approvers.withRoles(Set.of("dba")), true, null);
    ApprovalRequested asked = ask(agentOf(Person.OLGA), requirement(owner));

    assertThat(Inboxes.of("olga", mine)).containsExactly(asked.requestId().toString());
    assertThat(Inboxes.of("rita", mine)).isEmpty();
    Inboxes.show("olga", asked).statusCode(200);
    vote("olga", asked, "approve").statusCode(200);
  }

  @Test
  void asksTheSecondStageOnceTheFirstHasApproved() {
    ApprovalRequested asked =
        ask(
            agentOf(Person.OLGA),
            requirement(
                new ApprovalStage(1, Set.of("auditor")), new ApprovalStage(1, Set.of("dba"))));
    assertThat(Inboxes.of("dana", mine)).isEmpty();
    Inboxes.page("audrey", mine)
        .body("approvals[0].nextStep", equalTo("1 more of auditor; then others"));

    vote("audrey", asked, "approve").statusCode(200);

    Inboxes.page("dana", mine)
        .body("approvals[0].nextStep", equalTo("1 more of dba"))
        .body("approvals[0].votes", equalTo(1))
        .body("approvals[0].quorum", equalTo(2));
    Inboxes.show("dana", asked)
        .body("stages.standing", equalTo(List.of("approved", "asked")))
        .body("stages[0].votes.voter", equalTo(List.of("audrey")))
        .body("nextStep", equalTo("1 more of dba"));
  }

  @Test
  void tellsWhatOthersLeftUnanswered() {
    StageTimeout escalate =
        new StageTimeout.Escalate(Duration.ofMillis(1), Approvers.withRoles(Set.of("auditor")));
    ApprovalRequested asked =
        ask(
            agentOf(Person.OLGA),
            requirement(new ApprovalStage(1, Approvers.withRoles(Set.of("dba")), false, escalate)));

    neighbours.await(ApprovalEscalated.class, asked.command().id());

    String query = "view=escalated&dataSource=" + dataSource;
    assertThat(Inboxes.of("audrey", query)).containsExactly(asked.requestId().toString());
    assertThat(Inboxes.of("rita", query)).isEmpty();
    Inboxes.page("dana", query).body("approvals[0].escalated", equalTo(true));
    Inboxes.show("dana", asked)
        .body("stages[0].escalated", equalTo(true))
        .body("stages[0].approvers.roles", equalTo(List.of("auditor", "dba")))
        .body("stages[0].deadline", nullValue());
  }

  @Test
  void narrowsByWhatIsLookedFor() {
    String id = ask(agentOf(Person.OLGA), reviewers(1)).requestId().toString();
    for (String match :
        List.of(
            "state=pending",
            "environment=production",
            "submitter=agent-of-OLGA",
            "text=UPDATE Customers SET",
            "order=newest",
            "fingerprint=" + Samples.facts(false).fingerprint())) {
      assertThat(Inboxes.of("audrey", "dataSource=" + dataSource + "&" + match))
          .as(match)
          .containsExactly(id);
    }
    for (String other :
        List.of(
            "state=granted",
            "environment=staging",
            "submitter=rita",
            "text=%",
            "fingerprint=sha256:00")) {
      assertThat(Inboxes.of("audrey", "dataSource=" + dataSource + "&" + other))
          .as(other)
          .isEmpty();
    }
  }

  @Test
  void turnsTheOrderRoundAndKeepsItFromPageToPage() {
    List<String> asked =
        List.of(
            ask(agentOf(Person.OLGA), reviewers(1)).requestId().toString(),
            ask(agentOf(Person.OLGA), reviewers(1)).requestId().toString(),
            ask(agentOf(Person.OLGA), reviewers(1)).requestId().toString());
    String newest = mine + "&order=newest&limit=2";

    String next =
        Inboxes.page("rita", newest)
            .body("approvals.requestId", equalTo(asked.reversed().subList(0, 2)))
            .extract()
            .path("next");

    assertThat(Inboxes.of("rita", newest + "&after=" + next)).containsExactly(asked.getFirst());
    assertThat(Inboxes.of("rita", mine)).isEqualTo(asked);
  }

  @Test
  void showsOthersOnlyWhatIsTheirs() {
    ApprovalRequested asked = ask(agentOf(Person.OLGA), reviewers(1));

    Inboxes.page("olga", "view=all").statusCode(403).body("detail", containsString("view=mine"));
    assertThat(Inboxes.of("olga", mine)).isEmpty();
    Inboxes.show("olga", asked).statusCode(200);
    Inboxes.get(Tokens.agent("night-agent"), "/v1/approvals/" + asked.requestId())
        .statusCode(404)
        .body("type", containsString("unknown-request"));
  }

  @Test
  void keepsTheSampleFromWhoeverAsks() {
    Principal agent = agentOf(Person.OLGA);
    Command command = command(agent);
    neighbours.decide(Samples.measured(command));
    ApprovalRequested asked = neighbours.await(ApprovalRequested.class, command.id());

    Inboxes.show("rita", asked).body("impact.sample.size()", equalTo(1));
    Inboxes.show("olga", asked)
        .statusCode(200)
        .body("impact.changedRows", equalTo(1))
        .body("impact.sample.size()", equalTo(0));
  }

  private ApprovalRequested ask(Principal submitter, ApprovalRequirement requirement) {
    Command command = command(submitter);
    neighbours.decide(Samples.decided(command, new Decision.ApprovalRequired(requirement), false));
    return neighbours.await(ApprovalRequested.class, command.id());
  }

  private Command command(Principal submitter) {
    return new Command(
        new CommandId(UUID.randomUUID()),
        new SessionId(UUID.randomUUID()),
        dataSource,
        "update customers set city = $1",
        List.of(new BindValue(BindType.TEXT, "Oslo")),
        submitter,
        Origin.REST,
        "moved",
        Samples.NOW);
  }

  private static ApprovalRequirement reviewers(int quorum) {
    return requirement(new ApprovalStage(quorum, Set.of("reviewer")));
  }

  private static ApprovalRequirement requirement(ApprovalStage... stages) {
    return new ApprovalRequirement(List.of(stages), Samples.OPEN_FOR, null);
  }

  private static Principal human(Person person) {
    return new Principal(
        person.subject(), PrincipalKind.HUMAN, person.username(), person.roles(), null, null);
  }

  private static Principal agentOf(Person owner) {
    return new Principal(
        "agent-of-" + owner,
        PrincipalKind.AGENT,
        "agent-of-" + owner,
        Set.of("agent"),
        owner.subject(),
        null);
  }
}
