package io.countersign.approval;

import static io.countersign.approval.BallotBox.vote;
import static io.countersign.approval.slack.Clicks.signed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.BatchVoting;
import io.countersign.approval.notice.Delivery;
import io.countersign.approval.notice.Message;
import io.countersign.approval.notice.Notice;
import io.countersign.approval.slack.Clicks;
import io.countersign.approval.slack.SlackChannel;
import io.countersign.approval.slack.SlackWorkspace;
import io.countersign.contracts.Command;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.event.AccountLinked;
import io.countersign.contracts.event.ApprovalCommented;
import io.countersign.contracts.event.ApprovalGranted;
import io.countersign.contracts.event.ApprovalRejected;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.CallbackRefused;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.VoteCast;
import io.countersign.local.Person;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SlackProfile.class)
class SlackAnswersTest {
  private static final Pattern CODE = Pattern.compile("slack link ([0-9a-f]{32})");
  private static final Duration WHILE = Duration.ofSeconds(30);
  private static final AtomicInteger USERS = new AtomicInteger();

  @Inject SlackChannel channel;
  @Inject BatchVoting voting;

  SlackWorkspace workspace;

  private final Neighbours neighbours = new Neighbours();
  private final Command command = command("update customers set city = $1 where id = $2");
  private final String user = "U0USER" + USERS.incrementAndGet();

  @AfterEach
  void close() {
    neighbours.close();
  }

  @Test
  void countsAClickOfALinkedPerson() {
    // Given
    ApprovalRequested asked = neighbours.ask(command, 1);
    link(user, "rita");
    // When
    click(user, message(asked), "Approve").statusCode(200);
    // Then
    VoteCast cast = neighbours.await(VoteCast.class, command.id());
    assertThat(cast.person()).isEqualTo(Person.RITA.subject());
    assertThat(cast.digest()).isEqualTo(asked.digest());
    neighbours.await(ApprovalGranted.class, command.id());
    told("Counted. Now: approved by rita.");
    assertThat(message(asked).buttons()).isEmpty();
  }

  @Test
  void showsAnUnlinkedUserHowToLinkAndCountsNothing() {
    ApprovalRequested asked = neighbours.ask(command, 1);

    click(user, message(asked), "Approve").statusCode(200);

    told("nobody has said yet whose account in Slack this is");
    assertThat(neighbours.settled(command)).noneMatch(e -> e.data() instanceof VoteCast);
  }

  @Test
  void countsNothingOfAPersonWithoutTheRole() {
    ApprovalRequested asked = neighbours.ask(command, 1);
    link(user, "audrey");

    click(user, message(asked), "Approve").statusCode(200);

    told("Not counted: ");
    assertThat(neighbours.settled(command)).noneMatch(e -> e.data() instanceof VoteCast);
  }

  @Test
  void countsOneClickOnceHoweverOftenItIsSent() {
    ApprovalRequested asked = neighbours.ask(command, 2);
    link(user, "rita");
    Clicks.Signed click = signed(clicks().click(user, message(asked), "Approve"));

    click.send().statusCode(200);
    click.sendAgain().statusCode(200);
    refused(click.send(), 409, "callback-replayed");
    signed(click.body(), Instant.now().plusSeconds(2)).send().statusCode(200);

    told("Counted. Now: open.");
    assertThat(neighbours.settled(command))
        .filteredOn(e -> e.data() instanceof VoteCast)
        .hasSize(1);
  }

  @Test
  void countsAPersonOnceHoweverOftenTheyClick() {
    ApprovalRequested asked = neighbours.ask(command, 2);
    link(user, "rita");

    click(user, message(asked), "Approve").statusCode(200);
    told("Counted. Now: open.");
    click(user, message(asked), "Approve").statusCode(200);

    told("You had said so before. Now: open.");
    assertThat(neighbours.settled(command))
        .filteredOn(e -> e.data() instanceof VoteCast)
        .hasSize(1);
  }

  @Test
  void rejectsWithTheReasonFromTheDialog() {
    ApprovalRequested asked = neighbours.ask(command, 2);
    link(user, "rita");
    click(user, message(asked), "Reject…").statusCode(200);
    JsonNode view = dialog(asked);

    submit(user, view, Map.of())
        .statusCode(200)
        .body("response_action", equalTo("errors"))
        .body("errors", hasKey("words"));
    submit(user, view, Map.of("words", Map.of("value", "Not on a <!channel>"))).statusCode(200);

    assertThat(neighbours.await(VoteCast.class, command.id()).comment())
        .isEqualTo("Not on a <!channel>");
    neighbours.await(ApprovalRejected.class, command.id());
    assertThat(message(asked).shown()).contains("rejected by rita: Not on a <!channel>");
    assertThat(message(asked).buttons()).isEmpty();
  }

  @Test
  void narrowsByTheConditionsFromTheDialog() {
    ApprovalRequested asked = neighbours.ask(command, 2);
    link(user, "rita");
    click(user, message(asked), "Approve with conditions…").statusCode(200);

    submit(user, dialog(asked), Map.of("rows", Map.of("value", "12"))).statusCode(200);

    assertThat(neighbours.await(VoteCast.class, command.id()).conditions().maximumRows())
        .isEqualTo(12);
  }

  @Test
  void decidesOnWhatIsTooLongForAMessageWhereItIsReadWhole() {
    String sql = "update customers set city = 'x' -- " + "long ".repeat(1_000) + "end";
    Command big = command(sql);
    ApprovalRequested asked = neighbours.ask(big, 1);
    link(user, "rita");
    SlackWorkspace.Message message = message(asked);
    assertThat(message.buttons()).containsOnlyKeys("Read and decide…");
    click(user, message, "Read and decide…").statusCode(200);
    JsonNode view = dialog(asked);
    assertThat(view.toString()).contains("long end");

    submit(user, view, Map.of("verdict", Map.of("selected_option", Map.of("value", "approve"))))
        .statusCode(200);

    assertThat(neighbours.await(VoteCast.class, big.id()).digest()).isEqualTo(asked.digest());
  }

  @Test
  void opensNoDialogForSomebodyUnlinked() {
    ApprovalRequested asked = neighbours.ask(command, 1);

    click(user, message(asked), "Reject…").statusCode(200);

    told("nobody has said yet whose account in Slack this is");
    assertThat(workspace.views()).noneMatch(v -> isAbout(v, asked));
  }

  @Test
  void refusesWhatIsNotFromSlackAndRecordsIt() {
    ApprovalRequested asked = neighbours.ask(command, 1);
    link(user, "rita");
    ObjectNode payload = clicks().click(user, message(asked), "Approve");
    Clicks.Signed genuine = signed(payload);

    refused(genuine.withBody(genuine.body() + " ").send(), 401, "callback-not-believed");
    refused(
        new Clicks.Signed(genuine.body(), genuine.timestamp(), "v0=" + "0".repeat(64)).send(),
        401,
        "callback-not-believed");
    refused(signed(payload, Instant.now().minusSeconds(301)).send(), 401, "callback-not-believed");
    refused(signed(payload, Instant.now().plusSeconds(360)).send(), 401, "callback-not-believed");

    awaitEvent(CallbackRefused.class, r -> r.reason().equals("wrong signature"));
    awaitEvent(CallbackRefused.class, r -> r.reason().equals("signed at another time"));
    assertThat(neighbours.settled(command)).noneMatch(e -> e.data() instanceof VoteCast);
  }

  @Test
  void refusesWhatComesFromAnotherWorkspaceThoughSigned() {
    ApprovalRequested asked = neighbours.ask(command, 1);
    link(user, "rita");
    ObjectNode payload = clicks().click(user, message(asked), "Approve");
    payload.putObject("team").put("id", "T0OTHER");

    refused(signed(payload).send(), 401, "callback-not-believed");

    awaitEvent(CallbackRefused.class, r -> r.reason().equals("another workspace"));
    assertThat(neighbours.settled(command)).noneMatch(e -> e.data() instanceof VoteCast);
  }

  @Test
  void refusesMoreThanSlackSends() {
    signed("payload=" + "x".repeat(1_100_000), Instant.now()).send().statusCode(413);

    awaitEvent(CallbackRefused.class, r -> r.reason().equals("too large"));
  }

  @Test
  void answersInTheChannelWhereTheAddressIsNotSlacks() {
    ApprovalRequested asked = neighbours.ask(command, 2);
    link(user, "rita");
    ObjectNode payload = clicks().click(user, message(asked), "Approve");
    try (SlackWorkspace elsewhere = SlackWorkspace.open()) {
      payload.put("response_url", elsewhere.responseUrl() + user + "/good");

      signed(payload).send().statusCode(200);

      told("Counted. Now: open.");
      assertThat(elsewhere.whispers()).isEmpty();
      assertThat(workspace.whispers()).anyMatch(w -> user.equals(w.user()) && !w.answer());
    }
  }

  @Test
  void countsWhileSlackIsAwayAndTellsLater() {
    ApprovalRequested asked = neighbours.ask(command, 1);
    link(user, "rita");
    ObjectNode payload = clicks().click(user, message(asked), "Approve");
    payload.put("response_url", workspace.responseUrl() + "expired");
    workspace.fail(new SlackWorkspace.Fault.Down());

    signed(payload).send().statusCode(200);

    neighbours.await(ApprovalGranted.class, command.id());
    told("Counted. Now: approved by rita.");
  }

  @Test
  void linksOnceAndTellsOfIt() {
    String code = code();

    given()
        .auth()
        .oauth2(Tokens.person("dana"))
        .contentType("application/json")
        .queryParam("dry-run", true)
        .body(Map.of("code", code))
        .post("/v1/me/slack-link")
        .then()
        .statusCode(200)
        .body("user", equalTo(user));
    sendCode(Tokens.person("dana"), code).statusCode(200).body("user", equalTo(user));
    refused(sendCode(Tokens.person("rob"), code), 404, "unknown-link-code");

    AccountLinked linked =
        awaitEvent(AccountLinked.class, l -> l.account().endsWith("/" + user) && l.linked());
    assertThat(linked.person()).isEqualTo(Person.DANA.subject());
    assertThat(linked.system()).isEqualTo("slack");
  }

  @Test
  void leavesAPersonOneAccountAndTellsOfTheOther() {
    link(user, "dana");
    String other = "U0OTHER" + USERS.get();

    sendCode(Tokens.person("dana"), code(other)).statusCode(200);

    awaitEvent(AccountLinked.class, l -> l.account().endsWith("/" + user) && !l.linked());
    awaitEvent(AccountLinked.class, l -> l.account().endsWith("/" + other) && l.linked());
    ApprovalRequested asked = neighbours.ask(command, 1);
    click(user, message(asked), "Approve").statusCode(200);
    told("nobody has said yet whose account in Slack this is");
  }

  @Test
  void asksTheSubmitter() {
    ApprovalRequested asked = neighbours.ask(command, 1);
    link(user, "rita");
    click(user, message(asked), "Ask…").statusCode(200);

    submit(user, dialog(asked), Map.of("words", Map.of("value", "Why now?"))).statusCode(200);

    ApprovalCommented said = neighbours.await(ApprovalCommented.class, command.id());
    assertThat(said.text()).isEqualTo("Why now?");
    assertThat(said.question()).isTrue();
    told("Asked.");
  }

  @Test
  void opensNoDialogForSomebodyWhoMayNotReadIt() {
    ApprovalRequested asked = neighbours.ask(command, 1);
    link(user, "olga");

    click(user, message(asked), "Reject…").statusCode(200);

    told("not for you to read");
    assertThat(workspace.views()).noneMatch(v -> isAbout(v, asked));
  }

  @Test
  void tellsByItselfAndUpdatesTheOneMessage() {
    // Given
    workspace.fail(new SlackWorkspace.Fault.Down());
    Command told = on(SlackProfile.DATA_SOURCE, command);
    ApprovalRequested asked = neighbours.ask(told, 1);
    // When
    SlackWorkspace.Message posted =
        await().atMost(WHILE).until(() -> posted(asked).findFirst(), Optional::isPresent).get();
    vote("rita", asked, "approve").statusCode(200);
    // Then
    await().atMost(WHILE).until(() -> posted(asked).allMatch(m -> m.buttons().isEmpty()));
    assertThat(posted(asked))
        .singleElement()
        .satisfies(m -> assertThat(m.ts()).isEqualTo(posted.ts()));
  }

  private Stream<SlackWorkspace.Message> posted(ApprovalRequested asked) {
    return workspace.messages().stream()
        .filter(m -> m.shown().contains(asked.requestId().toString()));
  }

  @Test
  void countsNothingAfterTheLinkWasRemoved() {
    ApprovalRequested asked = neighbours.ask(command, 1);
    link(user, "rita");

    unlink("rita").statusCode(204);
    refused(unlink("rita"), 404, "not-linked");
    click(user, message(asked), "Approve").statusCode(200);

    told("nobody has said yet whose account in Slack this is");
  }

  @Test
  void linksNoAgents() {
    refused(sendCode(Tokens.agent("night-agent"), code()), 403, "agent-may-not-decide");
    sendCode(Tokens.service("command-intake"), code()).statusCode(403);
    given()
        .contentType("application/json")
        .body(Map.of("code", "0".repeat(32)))
        .post("/v1/me/slack-link")
        .then()
        .statusCode(401);
  }

  @Test
  void takesNoCodeThatIsNone() {
    for (String none : List.of("", "x", "0".repeat(32), "' or 1=1 --")) {
      refused(sendCode(Tokens.person("rita"), none), 404, "unknown-link-code");
    }
    given()
        .auth()
        .oauth2(Tokens.person("rita"))
        .contentType("application/json")
        .body("{}")
        .post("/v1/me/slack-link")
        .then()
        .statusCode(400);
  }

  private Clicks clicks() {
    return new Clicks(workspace);
  }

  private ValidatableResponse click(String user, SlackWorkspace.Message message, String label) {
    return signed(clicks().click(user, message, label)).send();
  }

  private ValidatableResponse submit(String user, JsonNode view, Map<String, Object> fields) {
    return signed(clicks().submit(user, view, fields)).send();
  }

  /** What the channel makes of the request as it is now. */
  private SlackWorkspace.Message message(ApprovalRequested asked) {
    Batch batch = voting.batchOf(asked.requestId()).flatMap(voting::find).orElseThrow();
    Delivery delivered =
        channel.deliver(
            new Message(
                UUID.randomUUID(), SlackWorkspace.CHANNEL, new Notice.Asked(batch, false), null));
    assertThat(delivered).isInstanceOf(Delivery.Delivered.class);
    return workspace.messages().stream()
        .filter(m -> m.shown().contains(asked.requestId().toString()))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  private JsonNode dialog(ApprovalRequested asked) {
    return await()
        .until(
            () -> workspace.views().stream().filter(v -> isAbout(v, asked)).findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  private boolean isAbout(JsonNode view, ApprovalRequested asked) {
    return view.path("private_metadata")
        .asText()
        .startsWith(voting.batchOf(asked.requestId()).orElseThrow().toString());
  }

  private void told(String words) {
    await().until(() -> workspace.whispers().stream().anyMatch(w -> toldMe(w, words)));
  }

  private boolean toldMe(SlackWorkspace.Whisper whisper, String words) {
    return user.equals(whisper.user()) && whisper.shown().contains(words);
  }

  /** A click of somebody unlinked shows a code. */
  private String code() {
    return code(user);
  }

  private String code(String user) {
    ApprovalRequested asked = neighbours.ask(command("select 1"), 1);
    long before = codes(user).count();
    click(user, message(asked), "Ask…").statusCode(200);
    await().until(() -> codes(user).count() > before);
    return codes(user).reduce((first, second) -> second).orElseThrow();
  }

  /** That were shown to a user. */
  private Stream<String> codes(String user) {
    return workspace.whispers().stream()
        .filter(w -> user.equals(w.user()))
        .map(w -> CODE.matcher(w.shown()))
        .filter(Matcher::find)
        .map(m -> m.group(1));
  }

  private void link(String user, String person) {
    assertThat(user).isEqualTo(this.user);
    sendCode(Tokens.person(person), code()).statusCode(200);
  }

  private static ValidatableResponse sendCode(String token, String code) {
    return given()
        .auth()
        .oauth2(token)
        .contentType("application/json")
        .body(Map.of("code", code))
        .post("/v1/me/slack-link")
        .then();
  }

  private static ValidatableResponse unlink(String person) {
    return given().auth().oauth2(Tokens.person(person)).delete("/v1/me/slack-link").then();
  }

  private <T extends EventData> T awaitEvent(Class<T> type, Predicate<T> wanted) {
    Predicate<ReceivedEvent> matches =
        e -> type.isInstance(e.data()) && wanted.test(type.cast(e.data()));
    return neighbours
        .decode(neighbours.probe().await(r -> neighbours.decode(r).filter(matches).isPresent()))
        .map(e -> type.cast(e.data()))
        .orElseThrow();
  }

  private static ValidatableResponse refused(
      ValidatableResponse response, int status, String problem) {
    return response
        .statusCode(status)
        .body("type", endsWith(problem))
        .body("detail", containsString(" "));
  }

  private static Command on(String dataSource, Command command) {
    return new Command(
        command.id(),
        command.sessionId(),
        dataSource,
        command.sql(),
        command.parameters(),
        command.principal(),
        command.origin(),
        command.justification(),
        command.submittedAt());
  }

  /** Of an agent of its own, so that nothing else is asked with it. */
  private static Command command(String sql) {
    Command some = Samples.command(Samples.AGENT);
    Principal agent =
        new Principal(
            UUID.randomUUID().toString(),
            PrincipalKind.AGENT,
            "night-agent",
            Set.of("agent"),
            Samples.OLGA.subject(),
            null);
    return new Command(
        some.id(),
        some.sessionId(),
        some.dataSource(),
        sql,
        some.parameters(),
        agent,
        some.origin(),
        some.justification(),
        some.submittedAt());
  }
}
