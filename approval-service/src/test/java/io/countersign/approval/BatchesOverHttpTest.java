package io.countersign.approval;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.countersign.approval.notice.BatchId;
import io.countersign.approval.notice.BatchVoting;
import io.countersign.approval.notice.Questions;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.Command;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.local.Person;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BatchesOverHttpTest {
  private final Instant until =
      Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(1));

  private final Principal agent = Questions.newAgent();
  @Inject Approvals approvals;
  @Inject BatchVoting voting;

  @Test
  void showsSideBySideWhatDiffersAndOnceWhatDoesNot() {
    BatchId batch = open(7, 8);

    get("rita", batch)
        .statusCode(200)
        .body("batchId", equalTo(batch.toString()))
        .body("shown", equalTo(2))
        .body("sql", equalTo("update customers set city = $1 where id = $2"))
        .body("environment", equalTo("production"))
        .body("differing", hasSize(1))
        .body("differing[0].what", equalTo("$2"))
        .body("differing[0].values", contains("7", "8"))
        .body("members.state", contains("pending", "pending"))
        .body("members[1].parameters[1].value", equalTo("8"));
  }

  @Test
  void takesOneVoteOnWhatWasShownAndLeavesWhatCameLater() {
    BatchId batch = open(7, 8);
    String digest = get("rita", batch).extract().path("digest");
    open(9);

    vote("rita", batch, Map.of("verdict", "approve", "shown", 2, "digest", digest))
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items.counted", contains(true, true))
        .body("items.state", contains("granted", "granted"));

    get("rita", batch).body("members.state", contains("granted", "granted", "pending"));
  }

  @Test
  void tellsForEachMemberWhyItRefusesTheVote() {
    BatchId batch = open(7, 8);
    String digest = get("rita", batch).extract().path("digest");

    vote("audrey", batch, Map.of("verdict", "approve", "shown", 2, "digest", digest))
        .statusCode(200)
        .body("items.counted", contains(false, false))
        .body("items.problem", contains("role-missing", "role-missing"));
  }

  @Test
  void refusesAVoteOnSomethingElse() {
    BatchId batch = open(7);

    vote("rita", batch, Map.of("verdict", "approve", "shown", 1, "digest", Samples.BUNDLE.text()))
        .statusCode(409)
        .body("type", endsWith("digest-mismatch"));
    vote("rita", batch, Map.of("verdict", "approve", "shown", 2, "digest", Samples.BUNDLE.text()))
        .statusCode(409)
        .body("detail", containsString("first 2 members"));
  }

  @Test
  void refusesARejectionWithoutAReasonAndChangesNothing() {
    BatchId batch = open(7);
    String digest = get("rita", batch).extract().path("digest");

    vote("rita", batch, Map.of("verdict", "reject", "shown", 1, "digest", digest))
        .statusCode(400)
        .body("detail", containsString("comment"));
    get("rita", batch).body("members.state", contains("pending"));
  }

  @Test
  void refusesAnAgentWhateverRolesItHas() {
    BatchId batch = open(7);
    String digest = get("rita", batch).extract().path("digest");

    given()
        .auth()
        .oauth2(Tokens.agent("night-agent"))
        .contentType("application/json")
        .body(Map.of("verdict", "approve", "shown", 1, "digest", digest))
        .post("/v1/batches/{id}/votes", batch.toString())
        .then()
        .statusCode(200)
        .body("items.problem", contains("agent-may-not-decide"));
  }

  @Test
  void showsNobodyABatchWhoMayNotReadItsMembers() {
    BatchId batch = open(7);

    get("audrey", batch).statusCode(200);
    get("dana", batch).statusCode(200);
    given()
        .auth()
        .oauth2(Tokens.agent("report-agent"))
        .get("/v1/batches/{id}", batch.toString())
        .then()
        .statusCode(404);
    given().auth().oauth2(Tokens.agent("report-agent")).get("/v1/reviews").then().statusCode(403);
  }

  @Test
  void showsABatchToWhoeverIsAskedByName() {
    ApprovalRequirement byName =
        new ApprovalRequirement(
            List.of(
                new ApprovalStage(
                    1, new Approvers(Set.of(), Set.of(Person.OLGA.subject())), false, null)),
            Duration.ofHours(1),
            null);
    Opening opening = Questions.opening(approvals, Questions.newPerson(), "named", 7, byName);
    approvals.open(List.of(opening));
    BatchId batch = voting.batchOf(Questions.id(opening)).orElseThrow();

    get("olga", batch).statusCode(200).body("members", hasSize(1));
  }

  @Test
  void asksByItselfForEveryGrantOfOtherTerms() {
    BatchId small = askedAhead(new GrantTerms(1, 10, until));

    assertThat(askedAhead(new GrantTerms(1_000, 10, until))).isNotEqualTo(small);
    assertThat(askedAhead(new GrantTerms(1, 10, until))).isEqualTo(small);
    get("rita", small)
        .body("members.grant.uses", contains(1, 1))
        .body("members.obligations", hasSize(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no-id", "00000000-0000-0000-0000-000000000000"})
  void knowsNoOtherBatches(String id) {
    given()
        .auth()
        .oauth2(Tokens.person("rita"))
        .get("/v1/batches/{id}", id)
        .then()
        .statusCode(404)
        .body("detail", containsString(id));
  }

  @Test
  void keepsPreferencesByPerson() {
    String wanted =
        """
        {"quietHours":{"from":"20:00","to":"07:30","zone":"Europe/Berlin"},"immediate":false}\
        """;

    putPreferences("rob", wanted).statusCode(200);

    given()
        .auth()
        .oauth2(Tokens.person("rob"))
        .get("/v1/me/preferences")
        .then()
        .statusCode(200)
        .body("quietHours.from", equalTo("20:00"))
        .body("quietHours.zone", equalTo("Europe/Berlin"))
        .body("immediate", equalTo(false));
    given()
        .auth()
        .oauth2(Tokens.person("dana"))
        .get("/v1/me/preferences")
        .then()
        .statusCode(200)
        .body("quietHours", equalTo(null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'quietHours':{'from':'8pm','to':'07:30','zone':'UTC'}} | 8pm",
        "{'quietHours':{'from':'20:00','to':'07:30','zone':'Mars/Base'}} | Mars/Base",
        "{'quietHours':{'from':'20:00','to':'20:00','zone':'UTC'}} | begin and end",
        "{'summary':{'channel':'pigeon','at':['08:00']}} | pigeon",
        "{'summary':{'channel':'email','at':[]}} | from 1 to 24",
        "{'immediate':true} | no way to tell you",
        "{'imediate':true} | imediate"
      })
  void refusesPreferencesThatCannotBeMet(String body, String named) {
    putPreferences("rob", body.replace('\'', '"'))
        .statusCode(400)
        .body("detail", containsString(named));
  }

  @Test
  void tellsAgentsThatTheyHaveNoPreferences() {
    given()
        .auth()
        .oauth2(Tokens.agent("night-agent"))
        .get("/v1/me/preferences")
        .then()
        .statusCode(403);
  }

  @Test
  void showsDeliveriesToAdministratorsAlone() {
    given().auth().oauth2(Tokens.person("rita")).get("/v1/deliveries").then().statusCode(403);
    given()
        .auth()
        .oauth2(Tokens.person("adam"))
        .queryParam("state", "lost")
        .get("/v1/deliveries")
        .then()
        .statusCode(400)
        .body("detail", containsString("due, delivered, dead"));
    given()
        .auth()
        .oauth2(Tokens.person("adam"))
        .post("/v1/deliveries/{id}/replay", UUID.randomUUID().toString())
        .then()
        .statusCode(404);
  }

  private BatchId open(int... values) {
    BatchId last = null;
    for (int value : values) {
      Opening opening = Questions.opening(approvals, agent, "cities", value);
      approvals.open(List.of(opening));
      last = voting.batchOf(Questions.id(opening)).orElseThrow();
    }
    assertThat(last).isNotNull();
    return last;
  }

  private BatchId askedAhead(GrantTerms terms) {
    Command command = Questions.command(agent, 7);
    Command ahead =
        new Command(
            command.id(),
            command.sessionId(),
            command.dataSource(),
            command.sql(),
            command.parameters(),
            agent,
            Origin.REST,
            command.justification(),
            command.submittedAt(),
            terms);
    ApprovalRequirement requirement =
        ApprovalRequirement.of(1, Set.of("reviewer"), Duration.ofHours(1));
    Opening opening =
        Questions.opening(approvals, Questions.decided(ahead, "ahead", requirement), requirement);
    approvals.open(List.of(opening));
    return voting.batchOf(Questions.id(opening)).orElseThrow();
  }

  private static ValidatableResponse get(String person, BatchId batch) {
    return given()
        .auth()
        .oauth2(Tokens.person(person))
        .get("/v1/batches/{id}", batch.toString())
        .then();
  }

  private static ValidatableResponse vote(String person, BatchId batch, Object body) {
    return given()
        .auth()
        .oauth2(Tokens.person(person))
        .contentType("application/json")
        .body(body)
        .post("/v1/batches/{id}/votes", batch.toString())
        .then();
  }

  private static ValidatableResponse putPreferences(String person, String body) {
    return given()
        .auth()
        .oauth2(Tokens.person(person))
        .contentType("application/json")
        .body(body)
        .put("/v1/me/preferences")
        .then();
  }
}
