package io.countersign.approval;

import static io.countersign.approval.GrantOffice.get;
import static io.countersign.approval.GrantOffice.issue;
import static io.countersign.approval.GrantOffice.post;
import static io.countersign.approval.GrantOffice.revoke;
import static io.countersign.approval.GrantOffice.show;
import static io.countersign.approval.GrantSamples.terms;
import static io.countersign.testing.Tokens.agent;
import static io.countersign.testing.Tokens.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Grant;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.event.ApprovalDrifted;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.GrantDeclined;
import io.countersign.contracts.event.GrantIssued;
import io.countersign.contracts.event.GrantRevoked;
import io.countersign.contracts.event.GrantUsed;
import io.countersign.contracts.event.VoteRefused;
import io.countersign.contracts.event.WarrantIssued;
import io.countersign.local.Person;
import io.countersign.local.ServiceAccount;
import io.countersign.platform.event.ReceivedEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GrantsTest {
  private static final Principal AGENT =
      new Principal(
          ServiceAccount.NIGHT_AGENT.subject(),
          PrincipalKind.AGENT,
          "night-agent",
          Set.of("agent"),
          Person.OLGA.subject(),
          "night-agent");

  private final Neighbours neighbours = new Neighbours();
  private final Facts facts = GrantSamples.update(GrantSamples.newForm());
  @Inject MovableClock movable;

  @AfterEach
  void close() {
    movable.reset();
    neighbours.close();
  }

  @Test
  void answersForTheNextCommandWithoutAskingAnybody() {
    // Given
    Grant grant = issue(neighbours, command(), facts, terms(2, 10));
    Command next = command();
    // When
    neighbours.decide(GrantSamples.decided(next, facts));
    // Then
    Warrant warrant = neighbours.await(WarrantIssued.class, next.id()).warrant();
    assertThat(Warrants.KEY.verifies(warrant)).isTrue();
    assertThat(warrant.basis())
        .isInstanceOfSatisfying(
            WarrantBasis.StandingGrant.class,
            b -> {
              assertThat(b.grantId()).isEqualTo(grant.id());
              assertThat(b.approvers()).containsExactly(Person.RITA.subject());
            });
    assertThat(warrant.obligations().maximumRows()).isEqualTo(10);
    assertThat(warrant.obligations().maximumChangedRows()).isEqualTo(10);
    assertThat(types(next))
        .containsExactlyInAnyOrder(GrantUsed.class, ApprovalGranted.class, WarrantIssued.class);
    GrantUsed used = neighbours.await(GrantUsed.class, next.id());
    assertThat(used.use()).isEqualTo(1);
    assertThat(used.left()).isEqualTo(1);
    assertThat(neighbours.await(ApprovalGranted.class, next.id()).grantId()).isEqualTo(grant.id());
  }

  @Test
  void asksPeopleAgainOnceItIsUsedUp() {
    Grant grant = issue(neighbours, command(), facts, terms(1, 10));
    use();

    Command third = command();
    neighbours.decide(GrantSamples.decided(third, facts));

    neighbours.await(ApprovalRequested.class, third.id());
    show(person("rita"), grant)
        .body("state", equalTo("used-up"))
        .body("left", equalTo(0))
        .body("commands", hasSize(1));
  }

  @Test
  void asksPeopleAgainOnceItIsOver() {
    Grant grant = issue(neighbours, command(), facts, terms(5, 10));
    movable.moveAhead(Duration.ofDays(2));

    neighbours.decide(GrantSamples.decided(command(), facts));
    Command later = command();
    neighbours.decide(GrantSamples.decided(later, facts));

    neighbours.await(ApprovalRequested.class, later.id());
    show(person("rita"), grant).body("state", equalTo("expired"));
    revoke(person("rita"), grant).statusCode(409).body("type", endsWith("grant-ended"));
  }

  @Test
  void neverSignsAWarrantThatOutlivesIt() {
    GrantTerms soon = new GrantTerms(1, 10, Instant.now().plusSeconds(300));
    Grant grant = issue(neighbours, command(), facts, soon);

    assertThat(use().expiresAt()).isEqualTo(grant.terms().until());
  }

  @Test
  void asksPeopleAboutWhatIsMeasuredToChangeMore() {
    issue(neighbours, command(), facts, terms(5, 10));
    Command large = command();

    neighbours.decide(
        GrantSamples.decided(
            large, facts, GrantSamples.REQUIREMENT, "production", GrantSamples.changing(11)));

    neighbours.await(ApprovalRequested.class, large.id());
  }

  @Test
  void countsACommandOnceThoughItsDecisionIsDeliveredTwice() {
    Grant grant = issue(neighbours, command(), facts, terms(3, 10));
    Command next = command();
    var decision = neighbours.decide(GrantSamples.decided(next, facts));
    neighbours.await(WarrantIssued.class, next.id());
    neighbours.send(decision);

    assertThat(neighbours.settled(next)).filteredOn(e -> e.data() instanceof GrantUsed).hasSize(1);
    show(person("rita"), grant).body("used", equalTo(1));
  }

  @Test
  void refusesTermsThatPolicyDoesNotGive() {
    Command command = command();
    neighbours.decide(GrantSamples.decided(command, facts));
    ApprovalRequested asked = neighbours.await(ApprovalRequested.class, command.id());

    GrantOffice.approve("rita", asked, terms(6, 10))
        .statusCode(403)
        .body("type", endsWith("grant-too-wide"))
        .body("detail", containsString("5 uses of 100 rows each"));

    assertThat(neighbours.await(VoteRefused.class, command.id()).reason())
        .isEqualTo("grant-too-wide");
  }

  @Test
  void givesWhatIsAskedForAheadAndRunsNothing() {
    // Given
    Command asking = asking(terms(2, 10));
    neighbours.decide(GrantSamples.decided(asking, facts));
    ApprovalRequested asked = neighbours.await(ApprovalRequested.class, asking.id());
    // When
    BallotBox.vote("rita", asked, "approve").statusCode(200).body("state", equalTo("granted"));
    // Then
    Grant grant = neighbours.await(GrantIssued.class, asking.id()).grant();
    assertThat(grant.terms().uses()).isEqualTo(2);
    assertThat(neighbours.settled(asking)).noneMatch(e -> e.data() instanceof WarrantIssued);
    assertThat(use().basis().persons()).containsExactly(Person.RITA.subject());
  }

  @Test
  void declinesWhatPolicyAllowsAnywayAndIssuesNoWarrantForTheQuestion() {
    Command asking = asking(terms(2, 10));

    neighbours.decide(
        GrantSamples.decided(asking, facts, new Decision.Allowed(), "production", null));

    assertThat(neighbours.await(GrantDeclined.class, asking.id()).reason()).contains("just submit");
    assertThat(neighbours.settled(asking))
        .extracting(e -> (Object) e.data().getClass())
        .containsExactly(GrantDeclined.class);
  }

  @Test
  void declinesWhatIsWiderThanPolicyGivesWithoutAskingAnybody() {
    Command asking = asking(terms(2, 101));

    neighbours.decide(GrantSamples.decided(asking, facts));

    assertThat(neighbours.await(GrantDeclined.class, asking.id()).reason())
        .contains("100 rows each");
    assertThat(neighbours.settled(asking)).hasSize(1);
  }

  @Test
  void doesNotGiveAGrantUponAGrant() {
    issue(neighbours, command(), facts, terms(5, 100));
    Command asking = asking(terms(5, 100));

    neighbours.decide(GrantSamples.decided(asking, facts));

    neighbours.await(ApprovalRequested.class, asking.id());
  }

  @Test
  void isRevokedAtOnceByAnybodyWhoMayApprove() {
    Grant grant = issue(neighbours, command(), facts, terms(5, 10));

    revoke(person("rob"), grant)
        .statusCode(200)
        .body("state", equalTo("revoked"))
        .body("revocation.name", equalTo("rob"))
        .body("revocation.reason", equalTo("No longer needed"));

    Command next = command();
    neighbours.decide(GrantSamples.decided(next, facts));
    neighbours.await(ApprovalRequested.class, next.id());
    GrantRevoked revoked =
        (GrantRevoked)
            neighbours
                .decode(
                    neighbours
                        .probe()
                        .await(r ->
                            neighbours
                                .decode(r)
                                .filter(e ->
                                    e.data() instanceof GrantRevoked g
                                        && g.grantId().equals(grant.id()))
                                .isPresent()))
                .orElseThrow()
                .data();
    assertThat(revoked.person()).isEqualTo(Person.ROB.subject());
    revoke(person("adam"), grant).statusCode(200).body("revocation.name", equalTo("rob"));
  }

  @Test
  void isGivenUpByItsHolderAndByTheHoldersOwner() {
    Grant one = issue(neighbours, command(), facts, terms(5, 10));
    Grant other = issue(neighbours, command(), newForm(), terms(5, 10));

    revoke(agent("night-agent"), one).statusCode(200).body("state", equalTo("revoked"));
    revoke(person("olga"), other).statusCode(200).body("state", equalTo("revoked"));
  }

  @Test
  void isNotRevokedByOthers() {
    Grant grant = issue(neighbours, command(), facts, terms(5, 10));

    for (String token : List.of(agent("report-agent"), person("audrey"))) {
      revoke(token, grant).statusCode(403).body("type", endsWith("not-revocable"));
    }
    show(person("rita"), grant).body("state", equalTo("active"));
  }

  @Test
  void isNotRevokedWithoutAReason() {
    Grant grant = issue(neighbours, command(), facts, terms(5, 10));

    for (String body : List.of("", "{}", "{\"reason\":\" \"}", "{\"reason\":\"\\u0007\"}")) {
      post(person("rita"), "/v1/grants/" + grant.id() + "/revocation", body).statusCode(400);
    }
  }

  @Test
  void showsEachUseWithWhatBecameOfIt() {
    Grant grant = issue(neighbours, command(), facts, terms(5, 10));
    Warrant first = use();
    Warrant second = use();

    neighbours.finish(first, new Outcome.Succeeded(0, 3, false, false));
    neighbours.finish(second, new Outcome.Failed("23505", "duplicate key"));

    await()
        .untilAsserted(() ->
            show(person("audrey"), grant)
                .statusCode(200)
                .body("statement", equalTo(first.command().sql()))
                .body("approvers", equalTo(List.of(Person.RITA.subject())))
                .body("commands.use", equalTo(List.of(1, 2)))
                .body("commands[0].commandId", equalTo(first.command().id().toString()))
                .body("commands[0].end.rowsChanged", equalTo(3))
                .body("commands[1].end.outcome", equalTo("failed")));
  }

  @Test
  void tellsThatWhatRanWasNotWhatWasApproved() {
    issue(neighbours, command(), facts, terms(5, 10));
    Warrant warrant = use();
    Outcome drift = new Outcome.Refused(RefusalReason.DRIFT, "3 rows instead of 1");

    var end = neighbours.finish(warrant, drift);
    ApprovalDrifted drifted = neighbours.await(ApprovalDrifted.class, warrant.command().id());
    neighbours.send(end);

    assertThat(drifted.message()).isEqualTo("3 rows instead of 1");
    get(person("rita"), "/v1/approvals/" + drifted.requestId()).body("state", equalTo("drifted"));
  }

  @Test
  void isSeenByItsHolderAndOwnerAndReaders() {
    Grant grant = issue(neighbours, command(), facts, terms(5, 10));
    String id = grant.id().toString();

    for (String token :
        List.of(agent("night-agent"), person("olga"), person("audrey"), person("rob"))) {
      show(token, grant).statusCode(200).body("id", equalTo(id));
    }
    show(agent("report-agent"), grant).statusCode(404).body("type", endsWith("unknown-grant"));
    get(agent("night-agent"), "/v1/grants?mine&limit=500").body("grants.id", hasItem(id));
    get(agent("report-agent"), "/v1/grants?limit=500").body("grants.id", not(hasItem(id)));
    get(person("rob"), "/v1/grants?mine=true&limit=500").body("grants.id", not(hasItem(id)));
  }

  /** With a plain client, as others add an equals sign. */
  @Test
  void takesMineWithoutAValue() throws Exception {
    Grant grant = issue(neighbours, command(), facts, terms(5, 10));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    "%s:%d/v1/grants?limit=500&mine"
                        .formatted(RestAssured.baseURI, RestAssured.port)))
            .header("Authorization", "Bearer " + person("rob"))
            .build();

    try (HttpClient client = HttpClient.newHttpClient()) {
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
          .contains("\"grants\"")
          .doesNotContain(grant.id().toString());
    }
  }

  @Test
  void refusesToLookForWhatIsNoText() {
    given()
        .auth()
        .oauth2(person("rita"))
        .queryParam("principal", "a\0b")
        .get("/v1/grants")
        .then()
        .statusCode(400);
  }

  @Test
  void isListedPageByPageByHowItStands() {
    Grant one = issue(neighbours, command(), facts, terms(5, 10));
    Grant two = issue(neighbours, command(), newForm(), terms(5, 10));
    revoke(person("rita"), two).statusCode(200);
    String active = "/v1/grants?limit=500&principal=night-agent&dataSource=shop&state=active";

    get(person("rita"), active)
        .statusCode(200)
        .body("grants.id", hasItem(one.id().toString()))
        .body("grants.id", not(hasItem(two.id().toString())));
    get(person("rita"), active.replace("active", "ended"))
        .body("grants.id", hasItem(two.id().toString()))
        .body("grants.id", not(hasItem(one.id().toString())));
    get(person("rita"), "/v1/grants?limit=1&after=" + one.id())
        .body("grants.id", equalTo(List.of(two.id().toString())))
        .body("next", nullValue());
    get(person("rita"), active.replace("shop", "elsewhere")).body("grants", hasSize(0));
  }

  @Test
  void namesAParameterThatIsNotValid() {
    for (String query : List.of("state=open", "after=yesterday", "mine=perhaps", "limit=0")) {
      get(person("rita"), "/v1/grants?" + query)
          .statusCode(400)
          .body("detail", containsString("'" + query.substring(0, query.indexOf('=')) + "'"));
    }
    get(person("rita"), "/v1/grants/nonsense").statusCode(404);
  }

  private Warrant use() {
    Command next = command();
    neighbours.decide(GrantSamples.decided(next, facts));
    return neighbours.await(WarrantIssued.class, next.id()).warrant();
  }

  private List<Class<?>> types(Command command) {
    return neighbours.settled(command).stream()
        .map(ReceivedEvent::data)
        .<Class<?>>map(Object::getClass)
        .toList();
  }

  private static Facts newForm() {
    return GrantSamples.update(GrantSamples.newForm());
  }

  private static Command command() {
    return GrantSamples.command(AGENT);
  }

  private static Command asking(GrantTerms terms) {
    return GrantSamples.command(AGENT, "shop", terms);
  }
}
