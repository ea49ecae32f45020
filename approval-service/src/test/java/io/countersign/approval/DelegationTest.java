package io.countersign.approval;

import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.command;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.DelegationSet;
import io.countersign.contracts.event.VoteCast;
import io.countersign.local.Person;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DelegationTest {
  private static final String PATH = "/v1/me/delegation";
  private final Neighbours neighbours = new Neighbours();
  private final Instant until =
      Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.MILLIS);
  @Inject Entitlements entitlements;

  @BeforeEach
  void ritaAndAudreyHaveSignedInBefore() {
    entitlements.seen(account(Person.AUDREY), Instant.now());
    entitlements.seen(account(Person.RITA), Instant.now());
  }

  private static Principal account(Person person) {
    return new Principal(
        person.subject(),
        PrincipalKind.HUMAN,
        person.name().toLowerCase(Locale.ROOT),
        Set.copyOf(person.roles()),
        null,
        null);
  }

  @AfterEach
  void endAll() {
    as("rita").delete(PATH).then().statusCode(204);
    neighbours.close();
  }

  @Test
  void letsSomebodyElseVoteInOnesPlaceAndNameWhomTheyVoteFor() {
    // Given
    ApprovalRequested asked = neighbours.ask(command(AGENT), 1);
    BallotBox.vote("audrey", asked, "approve").statusCode(403);
    // When
    delegate("rita", Person.AUDREY.subject(), until)
        .statusCode(200)
        .body("delegation.to", equalTo(Person.AUDREY.subject()))
        .body("delegation.until", equalTo(until.toString()))
        .body("delegation.roles", hasItem("reviewer"));
    // Then
    as("audrey")
        .get(PATH)
        .then()
        .statusCode(200)
        .body("delegation", nullValue())
        .body("standsInFor.from", hasItem(Person.RITA.subject()));
    BallotBox.vote("audrey", asked, "approve").statusCode(200).body("state", equalTo("granted"));
    VoteCast cast = neighbours.await(VoteCast.class, asked.command().id());
    assertThat(cast.voter().subject()).isEqualTo(Person.AUDREY.subject());
    assertThat(cast.onBehalfOf()).isEqualTo(Person.RITA.subject());
  }

  @Test
  void isToldWhenItIsSetAndWhenItEnds() {
    delegate("rita", Person.AUDREY.subject(), until).statusCode(200);
    DelegationSet set = told(d -> until.equals(d.until()));
    assertThat(set.from()).isEqualTo(Person.RITA.subject());
    assertThat(set.to()).isEqualTo(Person.AUDREY.subject());
    assertThat(set.by().subject()).isEqualTo(Person.RITA.subject());

    as("rita").delete(PATH).then().statusCode(204);

    told(d -> d.from().equals(Person.RITA.subject()) && d.to() == null);
    as("rita").get(PATH).then().statusCode(200).body("delegation", nullValue());
    as("audrey").get(PATH).then().body("standsInFor.from", not(hasItems(Person.RITA.subject())));
  }

  @Test
  void replacesTheEarlierOne() {
    delegate("rita", Person.AUDREY.subject(), until).statusCode(200);
    entitlements.seen(account(Person.ROB), Instant.now());

    delegate("rita", Person.ROB.subject(), until)
        .statusCode(200)
        .body("delegation.to", equalTo(Person.ROB.subject()));

    as("audrey").get(PATH).then().body("standsInFor.from", not(hasItem(Person.RITA.subject())));
  }

  @Test
  void refusesAgents() {
    given()
        .auth()
        .oauth2(Tokens.agent("night-agent"))
        .contentType("application/json")
        .body(body(Person.AUDREY.subject(), until))
        .put(PATH)
        .then()
        .statusCode(403)
        .body("type", endsWith("agent-may-not-decide"));
    given().auth().oauth2(Tokens.agent("night-agent")).get(PATH).then().statusCode(403);
    given().get(PATH).then().statusCode(401);
  }

  @Test
  void refusesWhatMakesNoSenseAndSaysWhy() {
    refused(Person.AUDREY.subject(), Instant.now().minusSeconds(1), "'until'");
    refused(Person.AUDREY.subject(), Instant.now().plus(Duration.ofDays(31)), "'until'");
    refused(Person.RITA.subject(), until, "yourself");
    refused("nobody-at-all", until, "'nobody-at-all'");
    refused("", until, "Nobody is known");
    for (String body : new String[] {"", "null", "{}", "{\"to\":\"rob\"}"}) {
      as("rita").contentType("application/json").body(body).put(PATH).then().statusCode(400);
    }
  }

  private static void refused(String to, Instant until, String said) {
    delegate("rita", to, until)
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString(said));
  }

  private DelegationSet told(Predicate<DelegationSet> wanted) {
    return neighbours
        .decode(
            neighbours
                .probe()
                .await(r ->
                    neighbours
                        .decode(r)
                        .map(ReceivedEvent::data)
                        .filter(DelegationSet.class::isInstance)
                        .map(DelegationSet.class::cast)
                        .filter(wanted)
                        .isPresent()))
        .map(e -> (DelegationSet) e.data())
        .orElseThrow();
  }

  private static ValidatableResponse delegate(String person, String to, Instant until) {
    return as(person).contentType("application/json").body(body(to, until)).put(PATH).then();
  }

  private static String body(String to, Instant until) {
    return "{\"to\":\"%s\",\"until\":\"%s\"}".formatted(to, until);
  }

  private static RequestSpecification as(String person) {
    return given().auth().oauth2(Tokens.person(person));
  }
}
