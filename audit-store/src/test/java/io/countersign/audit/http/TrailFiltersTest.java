package io.countersign.audit.http;

import static io.countersign.audit.http.RunningTrail.audrey;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.countersign.audit.CommandLife;
import io.countersign.audit.LedgerKeyResource;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.PostgresResource;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commands and events a question finds. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "audit"))
@WithTestResource(KeycloakResource.class)
@WithTestResource(LedgerKeyResource.class)
class TrailFiltersTest {
  private final RunningTrail trail = new RunningTrail();

  @AfterEach
  void close() {
    trail.close();
  }

  @ParameterizedTest
  @CsvSource({
    "principal, fay, true",
    "principal, fay-subject, true",
    "principal, nobody, false",
    "agent, fay, true",
    "agent, rita, false",
    "dataSource, warehouse, true",
    "dataSource, shop, false",
    "table, invoices, true",
    "table, billing.invoices, true",
    "table, other.invoices, false",
    "table, customers, false",
    "kind, DELETE, true",
    "kind, delete, true",
    "kind, SELECT, false",
    "decision, approval-required, true",
    "decision, denied, false",
    "outcome, failed, true",
    "outcome, succeeded, false",
    "approval, rejected, true",
    "approval, pending, false",
    "approver, rita, true",
    "approver, rita-subject, true",
    "approver, fay, false",
    "approver, night-agent, false",
    "grant, 01890000-0000-7000-8000-000000000000, false",
    "text, zanzibar, true",
    "text, quarterly cleanup, true",
    "text, mombasa, false",
    "from, 2000-01-01T00:00:00Z, true",
    "from, 2999-01-01T00:00:00Z, false",
    "to, 2999-01-01T00:00:00Z, true",
    "to, 2000-01-01T00:00:00Z, false",
  })
  void findsCommandsAndTheirEventsByEachFilter(String filter, String value, boolean finds) {
    // Given
    CommandLife life = invoices();

    // When
    ValidatableResponse commands =
        audrey().queryParam(filter, value).queryParam("limit", 1000).get("/v1/commands").then();
    ValidatableResponse events =
        audrey().queryParam(filter, value).queryParam("limit", 1000).get("/v1/events").then();

    // Then
    var found = finds ? hasItem(life.id().toString()) : not(hasItem(life.id().toString()));
    commands.statusCode(200).body("entries.commandId", found);
    events.statusCode(200).body("entries.commandId", found);
  }

  private static CommandLife invoices;

  private CommandLife invoices() {
    if (invoices == null) {
      Principal fay =
          new Principal("fay-subject", PrincipalKind.AGENT, "fay", Set.of("agent"), "olga", null);
      CommandLife life =
          CommandLife.of(
                  fay,
                  "warehouse",
                  "DELETE FROM billing.invoices WHERE town = 'Zanzibar'",
                  "quarterly cleanup")
              .submitted()
              .approvalRequired("DELETE", "billing.invoices")
              .requested()
              .approvedBy(CommandLife.RITA)
              .refusedVoteOf(CommandLife.AGENT)
              .rejected()
              .finished(new Outcome.Failed("42P01", "no such table"));
      trail.send(life);
      trail.awaitStored(life);
      invoices = life;
    }
    return invoices;
  }

  @Test
  void findsCommandsByTheGrantThatTheyUsed() {
    // Given
    CommandLife life =
        CommandLife.of(CommandLife.AGENT, "shop", "SELECT 1").submitted().grantUsed();
    trail.send(life);
    trail.awaitStored(life);

    // When
    ValidatableResponse commands =
        audrey().get("/v1/commands?grant={id}", life.grant().toString()).then().statusCode(200);

    // Then
    commands.body("entries.commandId", equalTo(List.of(life.id().toString())));
  }

  @Test
  void findsWhatAVoterDid() {
    // Given
    CommandLife life = CommandLife.approvedUpdate();
    trail.send(life);
    trail.awaitStored(life);

    // When
    ValidatableResponse events =
        audrey().get("/v1/events?principal=rita&type=VoteCast&limit=1000").then().statusCode(200);

    // Then
    events.body("entries.commandId", hasItem(life.id().toString()));
    events.body("entries.type.unique()", equalTo(List.of("countersign.VoteCast.v1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind=SELEKT",
        "decision=perhaps",
        "outcome=fine",
        "approval=maybe",
        "grant=none",
        "from=yesterday",
        "to=2026-13-01T00:00:00Z",
        "limit=0",
        "limit=1001",
        "limit=many",
        "after=%00",
        "after=bm8",
        "poison=maybe",
        "table=a.b.c",
        "text=%20",
        "colour=red",
        "from=+99999-01-01T00:00:00Z",
        "kind=SELECT&kind=UPDATE"
      })
  void namesAFilterThatIsNotValid(String query) {
    given()
        .auth()
        .oauth2(Tokens.person("audrey"))
        .urlEncodingEnabled(false)
        .get("/v1/events?" + query)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:countersign:problem:invalid-filter"))
        .body("detail", containsString("'" + query.substring(0, query.indexOf('=')) + "'"));
  }
}
