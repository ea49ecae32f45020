package io.countersign.approval.notice;

import static io.countersign.approval.notice.Questions.newAgent;
import static io.countersign.approval.notice.Questions.newPerson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.approval.ApprovalState;
import io.countersign.approval.ApprovalStore;
import io.countersign.approval.Approvals;
import io.countersign.approval.MovableClock;
import io.countersign.approval.Opening;
import io.countersign.approval.Samples;
import io.countersign.approval.Transition;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.Topic;
import io.countersign.testing.TopicProbe;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Told by the real worker, from a real database, to a channel that keeps what it gets. */
@QuarkusTest
class DeliveriesTest {
  private static final String ROOM = "room";
  private static final String SICK_ROOM = "sick-room";
  private static final String BEDROOM = "bedroom";
  private final Principal agent = newAgent();
  @Inject Approvals approvals;
  @Inject ApprovalStore store;
  @Inject BatchVoting voting;
  @Inject RecordingChannel channel;
  @Inject MovableClock movable;

  @AfterEach
  void reset() {
    movable.reset();
    channel.answerAgain(SICK_ROOM);
  }

  @Test
  void updatesOneMessageAsMembersComeAndTheBatchEnds() {
    Opening first = open(agent, 1);
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
    assertThat(first).isNotNull();
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

    assertThat(channel.about(SICK_ROOM, agent.subject())).extracting(Message::id).containsOnly(
        channel.about(SICK_ROOM, agent.subject()).getFirst().id());
  }

  @Test
  void recordsThatSomebodyWasNeverTold() {
    channel.answer(SICK_ROOM, _ -> new Delivery.Refused("there is no such room"));
    try (TopicProbe probe = TopicProbe.fromTheBeginning(Topic.ADMINISTRATION)) {
      open(agent, 1);

      String abandoned =
          new String(
              probe
                  .await(r ->
                      new String(r.value(), StandardCharsets.UTF_8).contains("no such room"))
                  .value(),
              StandardCharsets.UTF_8);

      assertThat(abandoned).contains("\"channel\":\"recorder\"", "\"target\":\"sick-room\"");
    }
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
    batch.pending().forEach(p ->
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
        .atMost(Duration.ofSeconds(30))
        .until(() -> channel.about(target, principal.subject()).size() >= times);
  }

  private void awaitLast(java.util.function.Predicate<Message> wanted) {
    await().atMost(Duration.ofSeconds(30)).until(() -> wanted.test(last()));
  }
}
