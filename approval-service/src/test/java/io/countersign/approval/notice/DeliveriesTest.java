package io.countersign.approval.notice;

import static io.countersign.approval.notice.Questions.newAgent;
import static io.countersign.approval.notice.Questions.newPerson;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.ApprovalState;
import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Approvals;
import io.countersign.approval.MovableClock;
import io.countersign.approval.Occurrence;
import io.countersign.approval.Opening;
import io.countersign.approval.Samples;
import io.countersign.approval.Transition;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.Principal;
import io.countersign.contracts.StageTimeout;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.GlassBroken;
import io.countersign.contracts.event.Topic;
import io.countersign.testing.Tokens;
import io.countersign.testing.TopicProbe;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Told by the real worker, from a real database, to a channel that keeps what it gets. */
@QuarkusTest
class DeliveriesTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ROOM = "room";
  private static final String SICK_ROOM = "sick-room";
  private static final String BEDROOM = "bedroom";
  private final Principal agent = newAgent();
  @Inject Approvals approvals;
  @Inject ApprovalStore store;
  @Inject BatchVoting voting;
  @Inject RecordingChannel channel;
  @Inject MovableClock movable;
  @Inject Clock clock;
  @Inject Courier courier;
  @Inject Newsroom newsroom;
  @Inject MeterRegistry meters;

  @AfterEach
  void reset() {
    movable.reset();
    channel.answerAgain(SICK_ROOM);
  }

  @Test
  void updatesOneMessageAsMembersComeAndTheBatchEnds() {
    open(agent, 1);
    awaitTold(ROOM, agent, 1);
    open(agent, 2);
    awaitLast(m -> asked(m).batch().members().size() == 2);
    withdraw(asked(last()).batch());

    awaitLast(m -> asked(m).batch().isOver());

    List<Message> told = channel.about(ROOM, agent.subject());
    assertThat(told.getFirst().reference()).isNull();
    assertThat(told.subList(1, told.size()))
        .extracting(Message::reference)
        .containsOnly("ref-" + told.getFirst().id());
    assertThat(told).extracting(Message::id).doesNotHaveDuplicates();
  }

  @Test
  void tellsNobodyOfWhatIsOverBeforeTheyWereTold() {
    Opening quiet = open(agent, 1);
    awaitTold(ROOM, agent, 1);
    withdraw(batchOf(quiet));
    awaitLast(m -> asked(m).batch().isOver());

    movable.moveAhead(Duration.ofDays(1));
    Principal other = newAgent();
    open(other, 1);
    awaitTold(ROOM, other, 1);

    assertThat(channel.about(BEDROOM, agent.subject())).isEmpty();
  }

  @Test
  void doesNotWaitForTheMorningWithAPersonsWriteInProduction() {
    Principal hugo = newPerson();

    open(hugo, 1);

    awaitTold(BEDROOM, hugo, 1);
    assertThat(channel.about(BEDROOM, hugo.subject()).getFirst().notice().urgent()).isTrue();
  }

  @Test
  void remindsLessAndLessUntilItIsDecided() {
    Opening opening = open(agent, 1);
    awaitTold(ROOM, agent, 1);

    movable.moveAhead(Duration.ofMinutes(16));
    awaitTold(ROOM, agent, 2);
    movable.moveAhead(Duration.ofMinutes(31));
    awaitTold(ROOM, agent, 3);

    assertThat(channel.about(ROOM, agent.subject()))
        .extracting(Message::notice)
        .satisfiesExactly(
            n -> assertThat(n).isInstanceOf(Notice.Asked.class),
            n -> assertThat(((Notice.Reminder) n).times()).isZero(),
            n -> assertThat(((Notice.Reminder) n).times()).isOne());
    assertThat(channel.about(ROOM, agent.subject()).getLast().reference())
        .isEqualTo("ref-" + channel.about(ROOM, agent.subject()).getFirst().id());
    withdraw(batchOf(opening));
    awaitLast(m -> m.notice() instanceof Notice.Asked a && a.batch().isOver());
  }

  @Test
  void triesAgainUnderTheSameIdAndDoesNotLetOthersWait() {
    channel.answer(SICK_ROOM, _ -> RecordingChannel.away(null));
    open(agent, 1);
    awaitTold(SICK_ROOM, agent, 1);
    awaitTold(ROOM, agent, 1);
    channel.answerAgain(SICK_ROOM);
    movable.moveAhead(Duration.ofSeconds(6));

    awaitTold(SICK_ROOM, agent, 2);

    assertThat(channel.about(SICK_ROOM, agent.subject()))
        .extracting(Message::id)
        .containsOnly(channel.about(SICK_ROOM, agent.subject()).getFirst().id());
  }

  @Test
  void recordsThatSomebodyWasNeverTold() {
    channel.answer(SICK_ROOM, _ -> new Delivery.Refused("there is no such room"));
    try (TopicProbe probe = TopicProbe.fromTheBeginning(Topic.ADMINISTRATION)) {
      open(agent, 1);

      String abandoned =
          new String(
              probe
                  .await(
                      r -> new String(r.value(), StandardCharsets.UTF_8).contains("no such room"))
                  .value(),
              StandardCharsets.UTF_8);

      assertThat(abandoned).contains("\"channel\":\"recorder\"", "\"target\":\"sick-room\"");
    }
  }

  @Test
  void waitsUntilTheQuietHoursEnd() {
    ApprovalRequirement twoDays = ApprovalRequirement.of(1, Set.of("reviewer"), Duration.ofDays(2));
    approvals.open(List.of(Questions.opening(approvals, agent, "streets", 1, twoDays)));
    awaitTold(ROOM, agent, 1);
    assertThat(channel.about(BEDROOM, agent.subject())).isEmpty();

    movable.moveAhead(untilTheEndOfTheDay());

    awaitTold(BEDROOM, agent, 1);
  }

  /** The bedroom is quiet up to the last minute of the day. */
  private Duration untilTheEndOfTheDay() {
    ZonedDateTime now = clock.instant().atZone(ZoneOffset.UTC);
    return Duration.between(now, now.toLocalDate().atTime(23, 59, 5).atZone(ZoneOffset.UTC));
  }

  @Test
  void tellsOfAnEscalationWithoutRegardToTheHour() {
    ApprovalStage stage =
        new ApprovalStage(
            1,
            Approvers.withRoles(Set.of("reviewer")),
            false,
            new StageTimeout.Escalate(Duration.ofMinutes(10), Approvers.withRoles(Set.of("dba"))));
    approvals.open(
        List.of(
            Questions.opening(
                approvals,
                agent,
                "streets",
                1,
                new ApprovalRequirement(List.of(stage), Duration.ofHours(1), null))));
    awaitTold(ROOM, agent, 1);

    movable.moveAhead(Duration.ofMinutes(11));
    approvals.passTime();

    awaitKind(BEDROOM, Notice.Escalated.class);
    awaitKind(BEDROOM, Notice.Asked.class);
  }

  @Test
  void tellsAtOnceThatTheGlassIsBroken() {
    Opening opening = open(agent, 1);
    Instant due = clock.instant().plus(Duration.ofHours(4)).truncatedTo(ChronoUnit.MICROS);

    store.change(
        Questions.id(opening), state -> new ApprovalStore.Change<>(breakGlass(state, due), true));

    Notice told = awaitKind(BEDROOM, Notice.GlassBroken.class).notice();
    assertThat(told)
        .isInstanceOfSatisfying(
            Notice.GlassBroken.class,
            broken -> {
              assertThat(broken.reason()).isEqualTo("the shop is down");
              assertThat(broken.reviewDueAt()).isEqualTo(due);
            });
  }

  private Transition breakGlass(ApprovalState state, Instant due) {
    ApprovalRequest request = state.request();
    GlassBroken event =
        new GlassBroken(
            request.id(),
            request.command().id(),
            Samples.DANA,
            "dana",
            request.digest(),
            "the shop is down",
            due);
    return new Transition(
        new ApprovalState.GlassBroken(request, state.votes(), "dana", clock.instant()),
        List.of(Occurrence.reaction(new EventId(request.id().value()), event)));
  }

  @Test
  void showsWhatNobodyWasToldAndTellsItWhenItIsReplayed() {
    channel.answer(SICK_ROOM, _ -> new Delivery.Refused("it is full"));
    Opening opening = open(agent, 1);
    String batch = voting.batchOf(Questions.id(opening)).orElseThrow().toString();
    await().atMost(PATIENCE).until(() -> !dead(batch).isEmpty());
    assertThat(dead(batch)).extracting(d -> d.get("lastError")).containsOnly("it is full");
    channel.answerAgain(SICK_ROOM);
    int before = channel.about(SICK_ROOM, agent.subject()).size();

    dead(batch).forEach(d -> replay(d.get("deliveryId").toString()).statusCode(200));

    awaitTold(SICK_ROOM, agent, before + 1);
    await().atMost(PATIENCE).until(() -> dead(batch).isEmpty());
  }

  @Test
  void replaysOnlyWhatIsDead() {
    Opening opening = open(agent, 1);
    String batch = voting.batchOf(Questions.id(opening)).orElseThrow().toString();
    awaitTold(ROOM, agent, 1);

    replay(deliveries(null, batch).getFirst().get("deliveryId").toString())
        .statusCode(409)
        .body("type", endsWith("not-dead"));
  }

  @Test
  void countsWhatPeopleAreTroubledWith() {
    double asked = told("asked");
    long ended = ended();
    Opening opening = open(agent, 1);
    awaitTold(ROOM, agent, 1);

    withdraw(batchOf(opening));

    await().atMost(PATIENCE).until(() -> ended() > ended && told("asked") > asked);
  }

  private double told(String kind) {
    return meters
        .counter("countersign.notices.messages", "channel", "recorder", "kind", kind)
        .count();
  }

  private long ended() {
    return meters.summary("countersign.notices.messages.per.decision").count();
  }

  @Test
  void tellsEachMessageOnceThoughManyReplicasTry() throws Exception {
    DeliveryStore.Address room = new DeliveryStore.Address(RecordingChannel.NAME, ROOM);
    for (int i = 0; i < 20; i++) {
      approvals.open(List.of(Questions.opening(approvals, agent, "form-" + i, i)));
    }
    newsroom.pass();

    List<Thread> replicas =
        IntStream.range(0, 8)
            .mapToObj(_ ->
                Thread.ofVirtual()
                    .start(() -> {
                      boolean more;
                      do {
                        more = courier.next(room);
                      } while (more);
                    }))
            .toList();
    for (Thread replica : replicas) {
      replica.join();
    }

    awaitTold(ROOM, agent, 20);
    assertThat(channel.about(ROOM, agent.subject()))
        .filteredOn(m -> m.reference() == null)
        .hasSize(20)
        .extracting(Message::id)
        .doesNotHaveDuplicates();
  }

  private static List<Map<String, Object>> dead(String batch) {
    return deliveries("dead", batch);
  }

  private static List<Map<String, Object>> deliveries(@Nullable String state, String batch) {
    List<Map<String, Object>> all = new ArrayList<>();
    String next = null;
    do {
      JsonPath page = page(state, next);
      all.addAll(page.getList("deliveries"));
      next = page.getString("next");
    } while (next != null);
    return all.stream().filter(d -> batch.equals(d.get("batchId"))).toList();
  }

  private static JsonPath page(@Nullable String state, @Nullable String after) {
    RequestSpecification request =
        given().auth().oauth2(Tokens.person("adam")).queryParam("limit", 500);
    if (state != null) {
      request.queryParam("state", state);
    }
    if (after != null) {
      request.queryParam("after", after);
    }
    return request.get("/v1/deliveries").then().statusCode(200).extract().jsonPath();
  }

  private static ValidatableResponse replay(String id) {
    return given()
        .auth()
        .oauth2(Tokens.person("adam"))
        .post("/v1/deliveries/{id}/replay", id)
        .then();
  }

  private Opening open(Principal principal, int value) {
    Opening opening = Questions.opening(approvals, principal, "cities", value);
    approvals.open(List.of(opening));
    return opening;
  }

  private Batch batchOf(Opening opening) {
    return voting.batchOf(Questions.id(opening)).flatMap(voting::find).orElseThrow();
  }

  private void withdraw(Batch batch) {
    batch
        .pending()
        .forEach(p ->
            store.change(
                p.request().id(),
                state ->
                    new ApprovalStore.Change<>(
                        new Transition(((ApprovalState.Open) state).withdraw(), List.of()), true)));
  }

  private static Notice.Asked asked(Message message) {
    return (Notice.Asked) message.notice();
  }

  private Message last() {
    return channel.about(ROOM, agent.subject()).getLast();
  }

  private void awaitTold(String target, Principal principal, int times) {
    await()
        .atMost(PATIENCE)
        .until(() -> channel.about(target, principal.subject()).size() >= times);
  }

  private Message awaitKind(String target, Class<? extends Notice> kind) {
    await()
        .atMost(PATIENCE)
        .until(() ->
            channel.about(target, agent.subject()).stream()
                .anyMatch(m -> kind.isInstance(m.notice())));
    return channel.about(target, agent.subject()).stream()
        .filter(m -> kind.isInstance(m.notice()))
        .findFirst()
        .orElseThrow();
  }

  private void awaitLast(Predicate<Message> wanted) {
    await().atMost(PATIENCE).until(() -> wanted.test(last()));
  }
}
