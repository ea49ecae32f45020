package io.countersign.approval;

import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.command;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;

import io.countersign.contracts.Command;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ReadingTest {
  private final Neighbours neighbours = new Neighbours();

  @AfterEach
  void close() {
    neighbours.close();
  }

  @Test
  void showsEverythingThatAReviewerDecidesUpon() {
    Command command = command(AGENT);
    ApprovalRequested asked = neighbours.ask(command, 2);

    given()
        .auth()
        .oauth2(Tokens.person("rita"))
        .get("/v1/approvals/{id}", asked.requestId().toString())
        .then()
        .statusCode(200)
        .body("state", equalTo("pending"))
        .body("command.id", equalTo(command.id().toString()))
        .body("command.sql", equalTo(command.sql()))
        .body("command.parameters.value", equalTo(List.of("Oslo", "7")))
        .body("command.principal.name", equalTo("night-agent"))
        .body("command.justification", equalTo("moved"))
        .body("environment", equalTo("production"))
        .body("facts.kinds", equalTo(List.of("UPDATE")))
        .body("facts.writes", equalTo(List.of("customers")))
        .body("matches.policy", equalTo(List.of("production-writes")))
        .body("requirement.stages.quorum", equalTo(List.of(2)))
        .body("requirement.stages[0].approvers.roles", equalTo(List.of("reviewer")))
        .body("digest", equalTo(asked.digest().text()))
        .body("commandDigest", equalTo(command.digest().text()))
        .body("votes", hasSize(0))
        .body("requestedAt", notNullValue())
        .body("expiresAt", equalTo(asked.expiresAt().toString()));
  }

  @Test
  void showsWhatWasMeasuredAndWhatThePrincipalDidBefore() {
    Command command = command(AGENT);
    neighbours.decide(Samples.measured(command));
    ApprovalRequested asked = neighbours.await(ApprovalRequested.class, command.id());

    given()
        .auth()
        .oauth2(Tokens.person("rita"))
        .get("/v1/approvals/{id}", asked.requestId().toString())
        .then()
        .statusCode(200)
        .body("impact.method", equalTo("trial"))
        .body("impact.changedRows", equalTo(1))
        .body("impact.sample[0].before.city", equalTo("Delft"))
        .body("history.rowsReadLastDay", equalTo(15_000))
        .body("history.newTables", equalTo(List.of("customers")))
        .body("obligations.maximumRows", equalTo(1000))
        .body("matches.find { it.policy == 'deny-nights' }.mode", equalTo("observe"));
  }

  @Test
  void pagesThroughRequestsByKeysetThoughNewOnesArrive() {
    List<String> asked = new ArrayList<>(IntStream.range(0, 5).mapToObj(i -> ask()).toList());
    List<String> listed = new ArrayList<>();
    String after = null;
    do {
      JsonPath page = page(after);
      assertThat(page.getList("approvals")).hasSizeLessThanOrEqualTo(2);
      listed.addAll(page.getList("approvals.requestId"));
      if (after == null) {
        asked.add(ask());
      }
      after = page.getString("next");
    } while (after != null);

    assertThat(listed).containsAll(asked).doesNotHaveDuplicates();
  }

  private String ask() {
    return neighbours.ask(command(AGENT), 1).requestId().toString();
  }

  private static JsonPath page(String after) {
    var request =
        given()
            .auth()
            .oauth2(Tokens.person("audrey"))
            .queryParam("state", "pending")
            .queryParam("limit", 2);
    return (after == null ? request : request.queryParam("after", after))
        .get("/v1/approvals")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=open",
        "limit=0",
        "limit=501",
        "limit=many",
        "after=yesterday",
        "after=00000000-0000-4000-8000-000000000000"
      })
  void namesAParameterThatIsNotValid(String query) {
    given()
        .auth()
        .oauth2(Tokens.person("rita"))
        .get("/v1/approvals?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("'" + query.substring(0, query.indexOf('=')) + "'"));
  }

  @Test
  void letsOnlyReviewersAndAuditorsRead() {
    for (String token : List.of(Tokens.person("olga"), Tokens.agent("night-agent"))) {
      given()
          .auth()
          .oauth2(token)
          .get("/v1/approvals")
          .then()
          .statusCode(403)
          .contentType("application/problem+json");
    }
    for (String person : List.of("rita", "dana", "adam", "audrey")) {
      given()
          .auth()
          .oauth2(Tokens.person(person))
          .get("/v1/approvals?limit=1")
          .then()
          .statusCode(200);
    }
  }

  @Test
  void isReadyAndDescribesAndMeasuresItself() {
    given().get("/q/health/ready").then().statusCode(200);
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/openapi").then().statusCode(200).body(containsString("/v1/approvals"));
    given().get("/q/metrics").then().statusCode(200).body(containsString("countersign_warrants"));
  }
}
