package io.countersign.approval;

import static io.countersign.approval.GrantOffice.get;
import static io.countersign.approval.GrantOffice.post;
import static io.countersign.testing.Tokens.agent;
import static io.countersign.testing.Tokens.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Command;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.WarrantBasis;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.GlassBroken;
import io.countersign.contracts.event.ReviewCompleted;
import io.countersign.contracts.event.ReviewEscalated;
import io.countersign.contracts.event.VoteRefused;
import io.countersign.contracts.event.WarrantIssued;
import io.countersign.local.Person;
import io.countersign.local.ServiceAccount;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GlassTest {
  private final Neighbours neighbours = new Neighbours();
  private final Command command = command(Person.DANA, "dba", null);
  @Inject MovableClock movable;

  @AfterEach
  void close() {
    movable.reset();
    neighbours.close();
  }

  @Test
  void runsAtOnceAndOwesAReview() {
    ApprovalRequested asked = ask(command);

    breakGlass(person("dana"), asked)
        .statusCode(200)
        .body("state", equalTo("glass-broken"))
        .body("requestId", equalTo(asked.requestId().toString()));

    GlassBroken broken = neighbours.await(GlassBroken.class, command.id());
    assertThat(broken.person()).isEqualTo(Person.DANA.subject());
    assertThat(broken.digest()).isEqualTo(asked.digest());
    assertThat(broken.reason()).isEqualTo("Orders are lost");
    Warrant warrant = neighbours.await(WarrantIssued.class, command.id()).warrant();
    assertThat(Warrants.KEY.verifies(warrant)).isTrue();
    assertThat(warrant.basis())
        .isEqualTo(new WarrantBasis.BrokenGlass(asked.requestId(), Person.DANA.subject()));
    assertThat(broken.reviewDueAt())
        .isEqualTo(warrant.issuedAt().plus(GrantSamples.GLASS.reviewWithin()));
    String review = "reviews.find { it.requestId == '%s' }".formatted(asked.requestId());
    get(person("audrey"), "/v1/reviews?state=owed&limit=500")
        .statusCode(200)
        .body(review + ".reason", equalTo("Orders are lost"))
        .body(review + ".name", equalTo("dana"))
        .body(review + ".statement", equalTo(command.sql()))
        .body(review + ".done", nullValue());
  }

  @Test
  void runsOnceThoughItIsAskedTwice() {
    ApprovalRequested asked = ask(command);
    breakGlass(person("dana"), asked).statusCode(200);

    breakGlass(person("dana"), asked).statusCode(200).body("state", equalTo("glass-broken"));

    assertThat(neighbours.settled(command))
        .extracting(e -> (Object) e.data().getClass())
        .containsExactlyInAnyOrder(ApprovalRequested.class, GlassBroken.class, WarrantIssued.class);
  }

  @Test
  void takesNoVotesAfterwards() {
    ApprovalRequested asked = ask(command);
    breakGlass(person("dana"), asked).statusCode(200);

    BallotBox.vote("rita", asked, "reject")
        .statusCode(409)
        .body("detail", containsString("glass-broken"));
  }

  @Test
  void isNeverForAgentsNorForTheirCommands() {
    Command agents =
        GrantSamples.command(
            new Principal(
                ServiceAccount.NIGHT_AGENT.subject(),
                PrincipalKind.AGENT,
                "night-agent",
                Set.of("agent", "dba"),
                Person.DANA.subject(),
                "night-agent"));
    ApprovalRequested asked = ask(agents);

    refused(breakGlass(agent("night-agent"), asked), 403, "agent-may-not-break-glass");
    refused(breakGlass(person("dana"), asked), 403, "others-command");
    assertThat(neighbours.await(VoteRefused.class, agents.id()).reason())
        .isEqualTo("agent-may-not-break-glass");
    assertThat(neighbours.settled(agents)).noneMatch(e -> e.data() instanceof WarrantIssued);
  }

  @Test
  void isForNobodyElseThoughTheyMayForTheirOwn() {
    ApprovalRequested asked = ask(command(Person.RITA, "reviewer", null));

    refused(breakGlass(person("dana"), asked), 403, "others-command");
  }

  @Test
  void isOnlyForThoseWhomPolicyEntitlesByTheirRolesNow() {
    Command claimsRole = command(Person.RITA, "dba", null);
    ApprovalRequested asked = ask(claimsRole);

    refused(breakGlass(person("rita"), asked), 403, "may-not-break-glass")
        .body("detail", containsString("dba"));
    assertThat(neighbours.await(VoteRefused.class, claimsRole.id()).reason())
        .isEqualTo("may-not-break-glass");
  }

  @Test
  void isForNobodyWherePolicyDoesNotSpeakOfIt() {
    ApprovalRequested asked =
        ask(command, GrantSamples.requirement(1, "reviewer", null, GrantSamples.BOUNDS));

    refused(breakGlass(person("dana"), asked), 403, "may-not-break-glass")
        .body("detail", containsString("nobody"));
  }

  @Test
  void isForWhatThePersonSaw() {
    ApprovalRequested asked = ask(command);

    refused(breakGlass(person("dana"), asked, Samples.BUNDLE), 409, "digest-mismatch");
    assertThat(neighbours.settled(command)).noneMatch(e -> e.data() instanceof WarrantIssued);
  }

  @Test
  void doesNotOverruleAPersonWhoSaidNo() {
    ApprovalRequested asked = ask(command);
    BallotBox.vote("rita", asked, "reject").statusCode(200);

    refused(breakGlass(person("dana"), asked), 409, "not-pending")
        .body("detail", containsString("rejected"));
    assertThat(neighbours.settled(command)).noneMatch(e -> e.data() instanceof WarrantIssued);
  }

  @Test
  void comesTooLateForWhatHasExpired() {
    ApprovalRequested asked = ask(command);
    movable.moveAhead(Samples.OPEN_FOR);

    refused(breakGlass(person("dana"), asked), 409, "not-pending")
        .body("detail", containsString("expired"));
  }

  @Test
  void runsNothingForAQuestionForAGrant() {
    ApprovalRequested asked = ask(command(Person.DANA, "dba", GrantSamples.terms(1, 1)));

    refused(breakGlass(person("dana"), asked), 409, "nothing-runs");
  }

  @Test
  void refusesABodyThatGivesNoReason() {
    ApprovalRequested asked = ask(command);
    String path = "/v1/approvals/" + asked.requestId() + "/break-glass";
    String digest = "{\"digest\":\"" + asked.digest() + "\"";

    for (String rest : List.of("}", ",\"reason\":\"  \"}", ",\"reason\":\"\\u0000\"}")) {
      post(person("dana"), path, digest + rest).statusCode(400);
    }
    post(person("dana"), path, "").statusCode(400);
    refused(
        post(
            person("dana"),
            "/v1/approvals/00000000-0000-7000-8000-0000000000ab/break-glass",
            digest + ",\"reason\":\"x\"}"),
        404,
        "unknown-request");
  }

  @Test
  void isReviewedOnceByAnotherPerson() {
    ApprovalRequested asked = ask(command);
    breakGlass(person("dana"), asked).statusCode(200);

    review(person("rita"), asked, "unjustified")
        .statusCode(200)
        .body("done.name", equalTo("rita"))
        .body("done.verdict", equalTo("unjustified"));

    ReviewCompleted completed = neighbours.await(ReviewCompleted.class, command.id());
    assertThat(completed.person()).isEqualTo(Person.RITA.subject());
    review(person("rita"), asked, "unjustified").statusCode(200);
    refused(review(person("rita"), asked, "justified"), 409, "reviewed-before");
    refused(review(person("rob"), asked, "justified"), 409, "reviewed-before")
        .body("detail", containsString("rita has found it unjustified"));
    String id = asked.requestId().toString();
    get(person("rob"), "/v1/reviews?state=done&limit=500").body("reviews.requestId", hasItem(id));
    get(person("rob"), "/v1/reviews?state=owed&limit=500")
        .body("reviews.requestId", not(hasItem(id)));
    assertThat(neighbours.settled(command))
        .filteredOn(e -> e.data() instanceof ReviewCompleted)
        .hasSize(1);
  }

  @Test
  void isNeverReviewedByWhoeverBrokeItNorByAgentsNorByOthers() {
    ApprovalRequested asked = ask(command);
    breakGlass(person("dana"), asked).statusCode(200);

    refused(review(person("dana"), asked, "justified"), 403, "own-command");
    refused(review(agent("night-agent"), asked, "justified"), 403, "agent-may-not-decide");
    refused(review(person("audrey"), asked, "justified"), 403, "role-missing");
    assertThat(neighbours.await(VoteRefused.class, command.id()).reason()).isEqualTo("own-command");
  }

  @Test
  void reviewsNothingThatWaitedForPeople() {
    ApprovalRequested asked = ask(command);

    refused(review(person("rita"), asked, "justified"), 409, "review-not-owed")
        .body("detail", containsString("pending"));
  }

  @Test
  void refusesAReviewThatSaysNothing() {
    ApprovalRequested asked = ask(command);
    breakGlass(person("dana"), asked).statusCode(200);
    String path = "/v1/approvals/" + asked.requestId() + "/review";

    for (String body :
        List.of(
            "",
            "{\"verdict\":\"justified\"}",
            "{\"verdict\":\"justified\",\"comment\":\"\"}",
            "{\"verdict\":\"maybe\",\"comment\":\"x\"}")) {
      post(person("rita"), path, body).statusCode(400);
    }
  }

  @Test
  void tellsAgainAndAgainThatAReviewIsLateUntilItIsDone() {
    ApprovalRequested asked = ask(command);
    breakGlass(person("dana"), asked).statusCode(200);
    Duration within = GrantSamples.GLASS.reviewWithin();

    movable.moveAhead(within);
    awaitEscalation(1);
    movable.moveAhead(within);
    awaitEscalation(2);
    movable.moveAhead(within.multipliedBy(2));
    awaitEscalation(3);

    review(person("rita"), asked, "justified").statusCode(200).body("escalations", equalTo(3));
    movable.moveAhead(Duration.ofDays(30));
    assertThat(neighbours.settled(command))
        .filteredOn(e -> e.data() instanceof ReviewEscalated)
        .hasSize(3);
  }

  @Test
  void countsWhatIsOwed() {
    breakGlass(person("dana"), ask(command)).statusCode(200);

    await().untilAsserted(() -> assertThat(gauge("countersign_reviews_owed")).isGreaterThan(0));
    assertThat(gauge("countersign_reviews_late")).isNotNegative();
  }

  private static double gauge(String name) {
    return RestAssured.get("/q/metrics")
        .asString()
        .lines()
        .filter(l -> l.startsWith(name + "{") || l.startsWith(name + " "))
        .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' '))))
        .findFirst()
        .orElse(-1);
  }

  private void awaitEscalation(int times) {
    neighbours
        .probe()
        .await(r ->
            neighbours
                .decode(r)
                .filter(e ->
                    e.data() instanceof ReviewEscalated late
                        && late.commandId().equals(command.id())
                        && late.times() == times)
                .isPresent());
  }

  private ApprovalRequested ask(Command asked) {
    return ask(asked, GrantSamples.REQUIREMENT);
  }

  private ApprovalRequested ask(Command asked, ApprovalRequirement requirement) {
    neighbours.decide(
        GrantSamples.decided(
            asked, GrantSamples.update(GrantSamples.newForm()), requirement, "production", null));
    return neighbours.await(ApprovalRequested.class, asked.id());
  }

  private static ValidatableResponse breakGlass(String token, ApprovalRequested asked) {
    return breakGlass(token, asked, asked.digest());
  }

  private static ValidatableResponse breakGlass(
      String token, ApprovalRequested asked, Digest digest) {
    return post(
        token,
        "/v1/approvals/" + asked.requestId() + "/break-glass",
        "{\"digest\":\"%s\",\"reason\":\"Orders are lost\"}".formatted(digest));
  }

  private static ValidatableResponse review(String token, ApprovalRequested asked, String verdict) {
    return post(
        token,
        "/v1/approvals/" + asked.requestId() + "/review",
        "{\"verdict\":\"%s\",\"comment\":\"I looked at the orders\"}".formatted(verdict));
  }

  private static ValidatableResponse refused(
      ValidatableResponse response, int status, String problem) {
    return response.statusCode(status).body("type", endsWith(":" + problem));
  }

  private static Command command(Person person, String role, @Nullable GrantTerms asked) {
    return GrantSamples.command(
        new Principal(
            person.subject(),
            PrincipalKind.HUMAN,
            person.name().toLowerCase(Locale.ROOT),
            Set.of(role),
            null,
            "countersign-cli"),
        "shop",
        asked);
  }
}
