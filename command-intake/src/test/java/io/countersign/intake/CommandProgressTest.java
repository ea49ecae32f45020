package io.countersign.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.Command;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.ApprovalRejected;
import io.countersign.contracts.event.ApprovalWithdrawn;
import io.countersign.contracts.event.CommandCancelled;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandProgressTest {
  private static final Command COMMAND = Samples.command();

  record Way(String status, List<EventData> events) {
    @Override
    public String toString() {
      return status + " by " + events.stream().map(e -> e.getClass().getSimpleName()).toList();
    }
  }

  private static Way way(String status, EventData... events) {
    return new Way(status, List.of(events));
  }

  static List<Way> ways() {
    EventData required = Samples.approvalRequired(COMMAND);
    EventData asked = Samples.requested(COMMAND);
    EventData granted = Samples.granted(COMMAND);
    EventData cancelled = new CommandCancelled(COMMAND.id(), Samples.AGENT, null);
    EventData reads = Samples.started(COMMAND, Access.READER);
    EventData writes = Samples.started(COMMAND, Access.WRITER);
    return List.of(
        way("submitted"),
        way("denied", Samples.denied(COMMAND)),
        way("denied", Samples.denied(COMMAND), cancelled),
        way("approved", Samples.allowed(COMMAND)),
        way("measuring", Samples.toBeMeasured(COMMAND)),
        way("cancelled", Samples.toBeMeasured(COMMAND), cancelled),
        way("awaiting-approval", Samples.toBeMeasured(COMMAND), Samples.measured(COMMAND)),
        way("denied", Samples.toBeMeasured(COMMAND), Samples.denied(COMMAND)),
        way("approved", Samples.toBeMeasured(COMMAND), Samples.allowed(COMMAND)),
        way("awaiting-approval", required),
        way("awaiting-approval", required, asked),
        way("awaiting-approval", asked),
        way("awaiting-approval", required, asked, cancelled),
        way("cancelled", cancelled),
        way("cancelled", Samples.allowed(COMMAND), cancelled),
        way("cancelled", asked, new ApprovalWithdrawn(Samples.REQUEST, COMMAND.id()), cancelled),
        way("approved", required, asked, Samples.vote(COMMAND), granted),
        way("cancelled", required, asked, granted, cancelled),
        way("rejected", asked, new ApprovalRejected(Samples.REQUEST, COMMAND.id(), "r", null)),
        way("expired", asked, new ApprovalExpired(Samples.REQUEST, COMMAND.id(), null)),
        way("queued", required, People.queued(COMMAND)),
        way("queued", required, People.queued(COMMAND), cancelled),
        way("awaiting-approval", required, People.queued(COMMAND), asked),
        way("awaiting-approval", required, asked, People.revised(COMMAND), Samples.vote(COMMAND)),
        way("awaiting-approval", asked, granted, People.revised(COMMAND)),
        way("approved", asked, granted, People.revised(COMMAND), granted),
        way("rejected", asked, granted, People.rejected(COMMAND)),
        way("rejected", asked, People.rejected(COMMAND), granted),
        way("expired", asked, granted, new ApprovalExpired(Samples.REQUEST, COMMAND.id(), null)),
        way("awaiting-approval", required, asked, People.superseded(COMMAND)),
        way("denied", required, asked, People.superseded(COMMAND), Samples.denied(COMMAND)),
        way("denied", required, asked, Samples.denied(COMMAND)),
        way("awaiting-approval", required, asked, Samples.allowed(COMMAND)),
        way("approved", required, asked, Samples.allowed(COMMAND), People.superseded(COMMAND)),
        way("cancelled", asked, Samples.allowed(COMMAND), People.superseded(COMMAND), cancelled),
        way("awaiting-approval", required, asked, Samples.measured(COMMAND)),
        way("approved", required, asked, People.broken(COMMAND)),
        way("running", asked, granted, People.drifted(COMMAND)),
        way(
            "refused",
            asked,
            granted,
            writes,
            refused(RefusalReason.DRIFT),
            People.drifted(COMMAND)),
        way("running", Samples.allowed(COMMAND), writes),
        way("running", Samples.allowed(COMMAND), writes, cancelled),
        way("succeeded", writes, Samples.changed(COMMAND), Samples.succeeded(COMMAND, 0, 1)),
        way("running", reads, Samples.succeeded(COMMAND, 2, 0)),
        way("running", reads, Samples.succeeded(COMMAND, 0, 0)),
        way("running", reads, Samples.chunk(COMMAND, 0, 0, 1), Samples.succeeded(COMMAND, 1, 0)),
        way("running", writes, Samples.succeeded(COMMAND, 1, 1), Samples.ended(COMMAND, 1, 1)),
        way("succeeded", reads, Samples.succeeded(COMMAND, 0, 0), Samples.ended(COMMAND, 0, 0)),
        way(
            "succeeded",
            reads,
            Samples.chunk(COMMAND, 0, 0, 1),
            Samples.ended(COMMAND, 1, 1),
            Samples.succeeded(COMMAND, 1, 0)),
        way("failed", reads, Samples.finished(COMMAND, new Outcome.Failed("42P01", "no table"))),
        way("unknown", writes, Samples.finished(COMMAND, new Outcome.Unknown("look"))),
        way("refused", refused(RefusalReason.WARRANT_EXPIRED)),
        way("cancelled", refused(RefusalReason.CANCELLED)));
  }

  @ParameterizedTest
  @MethodSource("waysOfGrants")
  void neverRunsWhatAsksForAGrant(Way way) {
    Command asking = People.asking(COMMAND);
    CommandProgress progress =
        CommandProgress.begin(
            Samples.event(0, Samples.submitted(asking)),
            Samples.submitted(asking),
            new ByteBudget(1_000));
    for (RecordedEvent event : numbered(way.events())) {
      progress = progress.with(event);
    }

    assertThat(progress.state().status()).isEqualTo(way.status());
  }

  static List<Way> waysOfGrants() {
    EventData required = Samples.approvalRequired(COMMAND);
    EventData asked = Samples.requested(COMMAND);
    EventData granted = Samples.granted(COMMAND);
    return List.of(
        way("awaiting-approval", required, asked),
        way("approved", required, asked, granted),
        way("granted", required, asked, granted, People.issued(COMMAND)),
        way("granted", granted, People.issued(COMMAND), People.revoked(COMMAND)),
        way("declined", Samples.allowed(COMMAND), People.declined(COMMAND)),
        way("rejected", required, asked, People.rejected(COMMAND)),
        way("denied", Samples.denied(COMMAND)));
  }

  @Test
  void countsVotesOnlyOnWhatIsAsked() {
    CommandProgress progress =
        fold(
            numbered(
                List.of(
                    Samples.requested(COMMAND), Samples.vote(COMMAND), People.revised(COMMAND))));

    assertThat(progress.approval().votes()).isEmpty();
    assertThat(progress.approval().question().orElseThrow().digest())
        .isEqualTo(People.revised(COMMAND).digest());
  }

  @Test
  void doesNotGoBackToADecisionThatIsDeliveredTwice() {
    RecordedEvent first = Samples.event(1, Samples.approvalRequired(COMMAND));
    RecordedEvent second = Samples.event(2, Samples.measured(COMMAND));

    CommandProgress progress = begun().with(first).with(second).with(first);

    assertThat(progress.decided()).isEqualTo(second.data());
  }

  @Test
  void neverTakesAFinalDecisionBack() {
    CommandProgress progress =
        fold(numbered(List.of(Samples.denied(COMMAND), Samples.allowed(COMMAND))));

    assertThat(progress.state().status()).isEqualTo("denied");
  }

  @Test
  void keepsAQuestionOpenUntilTheSubmitterAnswers() {
    CommandProgress asked =
        fold(numbered(List.of(Samples.requested(COMMAND), People.question(COMMAND, "Why?"))));
    CommandProgress answered = asked.with(Samples.event(7, People.answer(COMMAND, "Ticket.")));

    assertThat(asked.openQuestions()).extracting(Remark::text).containsExactly("Why?");
    assertThat(answered.openQuestions()).isEmpty();
    assertThat(answered.remarks()).extracting(Remark::text).containsExactly("Why?", "Ticket.");
  }

  @Property(tries = 300)
  void givesTheSameViewInWhateverOrderTheTopicsAreReadWhenPolicyDecidesAnew(@ForAll long seed) {
    List<RecordedEvent> events =
        numbered(
            List.of(
                Samples.toBeMeasured(COMMAND),
                Samples.measured(COMMAND),
                People.queued(COMMAND),
                Samples.requested(COMMAND),
                People.question(COMMAND, "Why?"),
                People.answer(COMMAND, "Ticket."),
                Samples.vote(COMMAND),
                People.revised(COMMAND),
                Samples.approvalRequired(COMMAND),
                People.superseded(COMMAND),
                Samples.denied(COMMAND)));
    List<RecordedEvent> twice = new ArrayList<>(interleaved(events, new Random(seed)));
    twice.addAll(interleaved(events, new Random(seed + 1)));

    CommandProgress shuffled = fold(twice);

    assertThat(shuffled).isEqualTo(fold(events));
    assertThat(shuffled.state().status()).isEqualTo("denied");
  }

  private static EventData refused(RefusalReason reason) {
    return Samples.finished(COMMAND, new Outcome.Refused(reason, "did not run"));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void tellsWhereTheCommandStands(Way way) {
    CommandProgress progress = fold(numbered(way.events()));

    assertThat(progress.state().status()).isEqualTo(way.status());
  }

  @Property(tries = 300)
  void givesTheSameViewInWhateverOrderTheTopicsAreRead(@ForAll long seed) {
    List<RecordedEvent> events = numbered(wholeLife());

    CommandProgress shuffled = fold(interleaved(events, new Random(seed)));

    assertThat(shuffled).isEqualTo(fold(events));
    assertThat(shuffled.state().status()).isEqualTo("succeeded");
  }

  @Property(tries = 300)
  void hasEndedOnlyOnceEverythingIsThere(@ForAll long seed) {
    CommandProgress progress = begun();
    List<RecordedEvent> events = interleaved(numbered(wholeLife()), new Random(seed));

    for (RecordedEvent event : events.subList(0, events.size() - 1)) {
      progress = progress.with(event);
    }

    boolean onlyAStepOnTheWayIsMissing =
        !List.of(Topic.EXECUTIONS, Topic.RESULTS).contains(Topic.of(events.getLast().data()));
    assertThat(progress.state() instanceof CommandState.Ended)
        .isEqualTo(onlyAStepOnTheWayIsMissing);
  }

  @Property(tries = 300)
  void takesNoNoticeOfEventsDeliveredTwice(@ForAll long seed) {
    List<RecordedEvent> events = numbered(wholeLife());
    List<RecordedEvent> repeated = new ArrayList<>(events);
    Random random = new Random(seed);
    for (int i = 0; i < 5; i++) {
      int again = random.nextInt(events.size());
      repeated.add(
          Math.max(repeated.indexOf(events.get(again)), repeated.size() - i), events.get(again));
    }

    assertThat(fold(repeated)).isEqualTo(fold(events));
  }

  @Test
  void keepsChunksOnlyAsFarAsTheyFit() {
    CommandProgress progress =
        CommandProgress.begin(
            Samples.event(0, Samples.submitted(COMMAND)),
            Samples.submitted(COMMAND),
            new ByteBudget(150));

    for (int i = 0; i < 3; i++) {
      progress = progress.with(Samples.event(i + 1, Samples.chunk(COMMAND, i, i, i)));
    }

    assertThat(progress.result().kept()).hasSize(1);
    assertThat(progress.result().received()).isEqualTo(3);
  }

  @Test
  void completesAResultWhoseChunksArriveInAnotherOrder() {
    CommandProgress progress =
        fold(
            numbered(
                List.of(
                    Samples.started(COMMAND, Access.READER),
                    Samples.succeeded(COMMAND, 4, 0),
                    Samples.chunk(COMMAND, 2, 2, 3),
                    Samples.ended(COMMAND, 4, 4),
                    Samples.chunk(COMMAND, 1, 1, 2),
                    Samples.chunk(COMMAND, 2, 2, 3),
                    Samples.chunk(COMMAND, 0, 0, 1),
                    Samples.chunk(COMMAND, 3, 3, 4))));

    assertThat(progress.state().status()).isEqualTo("succeeded");
    assertThat(progress.result().received()).isEqualTo(4);
    assertThat(progress.result().kept()).extracting(ResultChunk::index).containsExactly(0);
  }

  @Test
  void remembersABoundedNumberOfEarlyChunks() {
    CommandProgress progress = begun();

    for (int i = 1; i <= ResultProgress.MOST_EARLY + 10; i++) {
      progress = progress.with(Samples.event(i, Samples.chunk(COMMAND, i, i, i)));
    }

    assertThat(progress.result().early()).hasSize(ResultProgress.MOST_EARLY);
    assertThat(progress.result().received()).isZero();
  }

  @Test
  void sharesItsFoldWithTheTrailWhichKeepsTheRows() {
    List<RecordedEvent> events = new ArrayList<>();
    events.add(Samples.event(0, Samples.submitted(COMMAND)));
    events.addAll(numbered(wholeLife()));

    CommandProgress recorded =
        CommandProgress.recorded(events, new ByteBudget(1_000)).orElseThrow();

    assertThat(recorded.state().status()).isEqualTo("succeeded");
    assertThat(recorded.result().kept()).isEmpty();
    assertThat(recorded.result().received()).isEqualTo(2);
    assertThat(recorded.approval().votes()).hasSize(1);
  }

  @Test
  void knowsNothingOfACommandWhoseSubmissionIsNotRecorded() {
    assertThat(
            CommandProgress.recorded(
                numbered(List.of(Samples.allowed(COMMAND))), new ByteBudget(1_000)))
        .isEmpty();
  }

  private static List<EventData> wholeLife() {
    return List.of(
        Samples.approvalRequired(COMMAND),
        Samples.requested(COMMAND),
        Samples.voteRefused(COMMAND),
        Samples.vote(COMMAND),
        Samples.granted(COMMAND),
        Samples.started(COMMAND, Access.WRITER),
        Samples.changed(COMMAND),
        Samples.chunk(COMMAND, 0, 0, 1, 2),
        Samples.chunk(COMMAND, 1, 2, 3),
        Samples.ended(COMMAND, 2, 3),
        Samples.succeeded(COMMAND, 3, 1));
  }

  private static CommandProgress begun() {
    return CommandProgress.begin(
        Samples.event(0, Samples.submitted(COMMAND)),
        Samples.submitted(COMMAND),
        new ByteBudget(10_000));
  }

  private static CommandProgress fold(List<RecordedEvent> events) {
    return events.stream().reduce(begun(), CommandProgress::with, (a, b) -> b);
  }

  private static List<RecordedEvent> numbered(List<EventData> events) {
    List<RecordedEvent> numbered = new ArrayList<>();
    events.forEach(e -> numbered.add(Samples.event(numbered.size() + 1, e)));
    return numbered;
  }

  /** Keeps the order within each topic, and no other. */
  private static List<RecordedEvent> interleaved(List<RecordedEvent> events, Random random) {
    Map<Topic, List<RecordedEvent>> byTopic = new LinkedHashMap<>();
    events.forEach(e -> byTopic.computeIfAbsent(Topic.of(e.data()), t -> new ArrayList<>()).add(e));
    List<RecordedEvent> mixed = new ArrayList<>();
    while (!byTopic.isEmpty()) {
      List<Topic> topics = List.copyOf(byTopic.keySet());
      Topic next = topics.get(random.nextInt(topics.size()));
      mixed.add(byTopic.get(next).removeFirst());
      if (byTopic.get(next).isEmpty()) {
        byTopic.remove(next);
      }
    }
    return mixed;
  }
}
