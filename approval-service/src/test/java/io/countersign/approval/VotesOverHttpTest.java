package io.countersign.approval;

import static io.countersign.approval.BallotBox.body;
import static io.countersign.approval.BallotBox.send;
import static io.countersign.approval.BallotBox.vote;
import static io.countersign.approval.BallotBox.voteWith;
import static io.countersign.approval.Samples.command;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.countersign.contracts.Command;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalRejected;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.VoteCast;
import io.countersign.contracts.event.VoteRefused;
import io.countersign.contracts.event.WarrantIssued;
import io.countersign.local.Person;
import io.countersign.local.ServiceAccount;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VotesOverHttpTest {
  private static final String PROBLEM = "application/problem+json";
  private final Neighbours neighbours = new Neighbours();
  private final Command command = command(nightAgent());

  @AfterEach
  void close() {
    neighbours.close();
  }

  @Test
  void grantsWhenTwoPersonsApproveAndChainsEveryStep() {
    // Given
    ApprovalRequested asked = neighbours.ask(command, 2);
    vote("rita", asked, "approve")
        .statusCode(200)
        .body("state", equalTo("pending"))
        .body("counted", equalTo(true))
        .body("quorum", equalTo(2));
    // When
    vote("rob", asked, "approve")
        .statusCode(200)
        .body("requestId", equalTo(asked.requestId().toString()))
        .body("state", equalTo("granted"))
        .body("votes.voter", equalTo(List.of("rita", "rob")))
        .body("votes.verdict", equalTo(List.of("approve", "approve")));
    // Then
    neighbours.await(WarrantIssued.class, command.id());
    List<ReceivedEvent> published = inOrder(neighbours.published(command));
    assertThat(published)
        .extracting(e -> (Object) e.data().getClass())
        .containsExactly(
            ApprovalRequested.class,
            VoteCast.class,
            VoteCast.class,
            ApprovalGranted.class,
            WarrantIssued.class);
    for (int i = 1; i < published.size(); i++) {
      assertThat(published.get(i).event().previous())
          .isEqualTo(published.get(i - 1).link().digest());
    }
    WarrantIssued issued = (WarrantIssued) published.getLast().data();
    assertThat(Warrants.KEY.verifies(issued.warrant())).isTrue();
    assertThat(issued.warrant().basis().persons())
        .containsExactly(Person.RITA.subject(), Person.ROB.subject());
  }

  /** By the chain, as topics say nothing of the order between them. */
  private static List<ReceivedEvent> inOrder(List<ReceivedEvent> events) {
    List<ReceivedEvent> ordered = new java.util.ArrayList<>();
    events.stream()
        .filter(e -> e.data() instanceof ApprovalRequested)
        .findFirst()
        .ifPresent(ordered::add);
    while (ordered.size() < events.size()) {
      ordered.add(
          events.stream()
              .filter(e -> ordered.getLast().link().digest().equals(e.event().previous()))
              .findFirst()
              .orElseThrow());
    }
    return ordered;
  }

  @Test
  void rejectsUponOneRejectionAndIssuesNoWarrant() {
    ApprovalRequested asked = neighbours.ask(command, 2);

    vote("rita", asked, "reject").statusCode(200).body("state", equalTo("rejected"));

    neighbours.await(ApprovalRejected.class, command.id());
    vote("rob", asked, "approve")
        .statusCode(409)
        .body("type", endsWith("not-pending"))
        .body("detail", containsString("rejected"));
    assertThat(neighbours.settled(command)).noneMatch(e -> e.data() instanceof WarrantIssued);
  }

  @Test
  void refusesTheAgentItself() {
    ApprovalRequested asked = neighbours.ask(command, 1);

    refused(voteWith(Tokens.agent("night-agent"), asked, "approve"), 403, "agent-may-not-decide");

    VoteRefused refused = neighbours.await(VoteRefused.class, command.id());
    assertThat(refused.voter().subject()).isEqualTo(ServiceAccount.NIGHT_AGENT.subject());
    assertThat(refused.reason()).isEqualTo("agent-may-not-decide");
  }

  @Test
  void refusesAServiceOfTheSuite() {
    ApprovalRequested asked = neighbours.ask(command, 1);

    voteWith(Tokens.service("command-intake"), asked, "approve").statusCode(403);
  }

  @Test
  void refusesTheOwnerOfTheAgent() {
    ApprovalRequested asked = neighbours.ask(command, 1);

    refused(vote("olga", asked, "approve"), 403, "own-command");
  }

  @Test
  void refusesTheSubmitterThoughAnAdministratorAndReviewer() {
    ApprovalRequested asked = neighbours.ask(command(adam()), 1);

    refused(vote("adam", asked, "approve"), 403, "own-command");
    vote("rita", asked, "approve").statusCode(200).body("state", equalTo("granted"));
  }

  @Test
  void refusesAPersonWithoutTheRole() {
    ApprovalRequested asked = neighbours.ask(command, 1);

    refused(vote("audrey", asked, "approve"), 403, "role-missing");
    assertThat(neighbours.await(VoteRefused.class, command.id()).reason())
        .isEqualTo("role-missing");
  }

  @Test
  void refusesAVoteOnSomethingElse() {
    ApprovalRequested asked = neighbours.ask(command, 1);

    refused(
            send(
                Tokens.person("rita"),
                asked.requestId().toString(),
                body("approve", Samples.BUNDLE.text())),
            409,
            "digest-mismatch")
        .body("detail", containsString(asked.digest().text()))
        .body("detail", containsString(Samples.BUNDLE.text()));
    assertThat(neighbours.await(VoteRefused.class, command.id()).reason())
        .isEqualTo("digest-mismatch");
  }

  @Test
  void countsAPersonOnceAndLetsThemSayNoAfterAll() {
    ApprovalRequested asked = neighbours.ask(command, 2);
    vote("rita", asked, "approve").statusCode(200);

    vote("rita", asked, "approve")
        .statusCode(200)
        .body("counted", equalTo(false))
        .body("state", equalTo("pending"))
        .body("votes", hasSize(1));
    vote("rita", asked, "reject")
        .statusCode(200)
        .body("state", equalTo("rejected"))
        .body("votes", hasSize(1));
  }

  @Test
  void knowsNoOtherRequests() {
    String unknown = UUID.randomUUID().toString();

    refused(getAs("rita", "/v1/approvals/" + unknown), 404, "unknown-request");
    refused(getAs("rita", "/v1/approvals/nonsense"), 404, "unknown-request");
    refused(
        send(Tokens.person("rita"), unknown, body("approve", Samples.BUNDLE.text())),
        404,
        "unknown-request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "{\"verdict\":\"approve\"}",
        "{\"verdict\":\"maybe\",\"digest\":\"D\"}",
        "{\"verdict\":\"approve\",\"digest\":\"sha256:12\"}",
        "{\"verdict\":\"approve\",\"digest\":null}",
        "{\"verdict\":\"approve\",\"digest\":\"D\",\"as\":\"rob\"}",
        "{\"verdict\":\"approve\",\"digest\":\"D\",\"comment\":\"\\u0007\"}"
      })
  void refusesABodyThatIsNoVote(String body) {
    ApprovalRequested asked = neighbours.ask(command, 1);

    send(
            Tokens.person("rita"),
            asked.requestId().toString(),
            body.replace("D", asked.digest().text()))
        .statusCode(400)
        .contentType(PROBLEM);
  }

  @Test
  void refusesATokenThatIsNone() {
    String genuine = Tokens.person("rita");
    String[] parts = genuine.split("\\.", -1);
    String foreign = parts[0] + "." + parts[1] + "." + "A".repeat(parts[2].length());
    for (String token : List.of("garbage", foreign)) {
      given()
          .auth()
          .oauth2(token)
          .get("/v1/approvals")
          .then()
          .statusCode(401)
          .contentType(PROBLEM)
          .body("type", endsWith("unauthenticated"));
    }
    given().get("/v1/approvals").then().statusCode(401).contentType(PROBLEM);
    given()
        .contentType("application/json")
        .body(body("approve", Samples.BUNDLE.text()))
        .post("/v1/approvals/{id}/votes", UUID.randomUUID().toString())
        .then()
        .statusCode(401)
        .contentType(PROBLEM);
  }

  private static ValidatableResponse getAs(String person, String path) {
    return given().auth().oauth2(Tokens.person(person)).get(path).then();
  }

  private static ValidatableResponse refused(
      ValidatableResponse response, int status, String problem) {
    return response
        .statusCode(status)
        .contentType(PROBLEM)
        .body("type", equalTo("urn:countersign:problem:" + problem));
  }

  private static Principal nightAgent() {
    return new Principal(
        ServiceAccount.NIGHT_AGENT.subject(),
        PrincipalKind.AGENT,
        "night-agent",
        Set.of("agent"),
        Person.OLGA.subject(),
        "night-agent");
  }

  private static Principal adam() {
    return new Principal(
        Person.ADAM.subject(),
        PrincipalKind.HUMAN,
        "adam",
        Set.of("admin", "reviewer"),
        null,
        "countersign-cli");
  }
}
