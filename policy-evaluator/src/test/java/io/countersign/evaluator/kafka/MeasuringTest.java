package io.countersign.evaluator.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.MeasurementRequest;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.SigningKey;
import io.countersign.contracts.TableName;
import io.countersign.contracts.WarrantId;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ImpactMeasured;
import io.countersign.contracts.event.MeasurementRequested;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.contracts.event.Topic;
import io.countersign.evaluator.LivePolicies;
import io.countersign.evaluator.PolicyFiles;
import io.countersign.evaluator.PrincipalHistories;
import io.countersign.platform.event.Decoding;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.SampleFacts;
import io.countersign.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The executor is a test that writes what the executor would. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(KeycloakResource.class)
@WithTestResource(LivePolicies.class)
class MeasuringTest {
  private static final String UPDATE = "UPDATE customers SET city = 'Bern' WHERE id = 17";
  private static final Instant MEASURED_AT = Instant.parse("2026-03-01T12:00:00Z");

  @Inject PrincipalHistories histories;

  private final EventCodec codec = new EventCodec(EventJson.mapper());
  private final RecordedCommands commands = new RecordedCommands();
  private final TopicProbe probe = TopicProbe.fromTheBeginning(Topic.DECISIONS, Topic.MEASUREMENTS);

  @AfterEach
  void close() {
    probe.close();
  }

  private Stream<ReceivedEvent> event(ConsumerRecord<String, byte[]> kafka) {
    return codec.decode(kafka) instanceof Decoding.Decoded(var received)
        ? Stream.of(received)
        : Stream.empty();
  }

  private boolean isAbout(Command command, ConsumerRecord<String, byte[]> kafka) {
    return command.sessionId().toString().equals(kafka.key());
  }

  private ReceivedEvent request(Command command) {
    return event(
            probe.await(
                r -> r.topic().equals(Topic.MEASUREMENTS.topicName()) && isAbout(command, r)))
        .findFirst()
        .orElseThrow();
  }

  /** As many decisions on the command, in their order. */
  private List<ReceivedEvent> decisions(Command command, int count) {
    return probe
        .await(count, r -> r.topic().equals(Topic.DECISIONS.topicName()) && isAbout(command, r))
        .stream()
        .flatMap(this::event)
        .toList();
  }

  private static CommandDecided decided(ReceivedEvent event) {
    return (CommandDecided) event.data();
  }

  private static Impact impact(long rows) {
    return new Impact(
        MeasureMethod.TRIAL,
        null,
        rows,
        8.3,
        List.of(TableName.parse("public.customers")),
        true,
        rows,
        List.of(),
        null,
        MEASURED_AT);
  }

  private ReceivedEvent submit(Command command) {
    probe.send(commands.submission(command));
    return request(command);
  }

  private EventLink say(EventLink cause, EventData data) {
    var prepared = codec.prepare(Draft.reaction(cause, data));
    ProducerRecord<String, byte[]> kafka =
        codec.encode(
            prepared, "/executor", Instant.now(), new ProducerPosition("executor-test", 1, 1));
    probe.send(kafka);
    return prepared.link();
  }

  @Test
  void asksTheExecutorBeforeItDecides() {
    Command command = commands.command(UPDATE);

    ReceivedEvent asked = submit(command);

    MeasurementRequest request = ((MeasurementRequested) asked.data()).request();
    ReceivedEvent first = decisions(command, 1).getFirst();
    assertThat(decided(first).decision()).isEqualTo(new Decision.MeasureFirst(MeasureMethod.TRIAL));
    assertThat(decided(first).history()).isNotNull();
    assertThat(request.command()).isEqualTo(command);
    assertThat(request.commandDigest()).isEqualTo(command.digest());
    assertThat(request.method()).isEqualTo(MeasureMethod.TRIAL);
    assertThat(request.expiresAt()).isEqualTo(request.requestedAt().plusSeconds(10));
    assertThat(new SigningKey("test", PolicyFiles.MEASUREMENT_KEY).verifies(request)).isTrue();
    assertThat(asked.event().previous()).isEqualTo(first.link().digest());
  }

  @Test
  void decidesAgainUponTheAnswerAndRestsUponTheSameHistory() {
    Command command = commands.command(UPDATE);
    ReceivedEvent asked = submit(command);

    EventLink answer = say(asked.link(), new ImpactMeasured(command, command.digest(), impact(3)));

    List<ReceivedEvent> both = decisions(command, 2);
    CommandDecided second = decided(both.get(1));
    assertThat(second.decision()).isInstanceOf(Decision.ApprovalRequired.class);
    assertThat(second.impact()).isEqualTo(impact(3));
    assertThat(second.facts().confirmedByPlanner()).isTrue();
    assertThat(second.history()).isEqualTo(decided(both.get(0)).history());
    assertThat(second.decisionDigest()).isEqualTo(CommandDecided.digestOf(second));
    assertThat(both.get(1).event().previous()).isEqualTo(answer.digest());
  }

  @Test
  void takesOneAnswerOnly() {
    Command command = commands.command(UPDATE);
    Command next = commands.command(UPDATE);
    ReceivedEvent asked = submit(command);

    say(asked.link(), new ImpactMeasured(command, command.digest(), impact(3)));
    say(asked.link(), new ImpactMeasured(command, command.digest(), impact(4)));

    decisions(command, 2);
    // What comes later has been handled after the second answer, wherever it is.
    submit(next);
    decisions(next, 1);
    assertThat(decisions(command, 2)).hasSize(2);
  }

  @Test
  void anAnswerAboutAnotherCommandTellsNothingOfThisOne() {
    Command command = commands.command(UPDATE);
    Digest other = commands.command("DELETE FROM orders").digest();
    ReceivedEvent asked = submit(command);

    say(asked.link(), new ImpactMeasured(command, other, impact(3)));

    CommandDecided second = decided(decisions(command, 2).get(1));
    assertThat(second.decision()).isInstanceOf(Decision.ApprovalRequired.class);
    assertThat(second.impact()).extracting(Impact::changedRows).isNull();
    assertThat(second.impact()).extracting(Impact::problem).isNotNull();
  }

  @Test
  void anAnswerThatNobodyAskedForLeadsToNothing() {
    Command never = commands.command(UPDATE);
    Command asked = commands.command(UPDATE);

    say(
        new EventLink(
            new EventId(UUID.randomUUID()),
            never.sessionId(),
            never.digest(),
            submit(asked).link().trace()),
        new ImpactMeasured(never, never.digest(), impact(1)));
    say(request(asked).link(), new ImpactMeasured(asked, asked.digest(), impact(1)));

    decisions(asked, 2);
    assertThat(probe.all().stream().filter(r -> isAbout(never, r))).isEmpty();
  }

  @Test
  void decidesWithoutAnAnswerWhenNoneComesInTime() {
    Command command = commands.command(UPDATE);
    submit(command);

    List<ReceivedEvent> both = decisions(command, 2);

    CommandDecided second = decided(both.get(1));
    assertThat(second.decision()).isInstanceOf(Decision.ApprovalRequired.class);
    assertThat(second.impact()).extracting(Impact::problem).asString().contains("in time");
    assertThat(both.get(1).event().previous()).isEqualTo(both.get(0).link().digest());
  }

  @Test
  void recordsTheHistoryThatADecisionRestsUpon() {
    Command first = commands.command("SELECT city FROM towns");
    probe.send(commands.submission(first));
    decisions(first, 1);
    Command second = commands.command("SELECT city FROM towns");

    probe.send(commands.submission(second));

    assertThat(decided(decisions(first, 1).getFirst()).history().newTables())
        .containsExactly(TableName.parse("towns"));
    assertThat(decided(decisions(second, 1).getFirst()).history().newTables()).isEmpty();
    assertThat(decided(decisions(second, 1).getFirst()).history().newFingerprint()).isFalse();
  }

  @Test
  void learnsFromTheExecutorHowManyRowsWereRead() {
    Command command = commands.command("SELECT city FROM rivers");
    probe.send(commands.submission(command));
    ReceivedEvent decision = decisions(command, 1).getFirst();

    say(
        decision.link(),
        new ExecutionFinished(
            new ExecutionId(UUID.randomUUID()),
            command.id(),
            new WarrantId(UUID.randomUUID()),
            new Outcome.Succeeded(1_234_567, 0, false, false),
            Duration.ofMillis(3)));

    Awaitility.await()
        .until(() ->
            histories
                    .before(commands.command("SELECT 1"), SampleFacts.reading("rivers"))
                    .orElseThrow()
                    .rowsReadLastHour()
                >= 1_234_567);
  }
}
