package io.countersign.evaluator.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.TableName;
import io.countersign.contracts.event.ApprovalExpired;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ImpactMeasured;
import io.countersign.contracts.event.MeasurementRequested;
import io.countersign.contracts.event.ProducerPosition;
import io.countersign.contracts.event.RecordRejected;
import io.countersign.contracts.event.RedecisionRequested;
import io.countersign.contracts.event.Topic;
import io.countersign.evaluator.ActivePolicies;
import io.countersign.evaluator.LivePolicies;
import io.countersign.platform.event.Decoding;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.platform.event.TraceContext;
import io.countersign.sql.SqlAnalyzer;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever asks for a decision again is a test that writes what approval-service would. */
@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(KeycloakResource.class)
@WithTestResource(LivePolicies.class)
class RedecisionTest {
  private static final String UPDATE = "UPDATE customers SET city = 'Bern' WHERE id = 17";
  private static final Instant THEN = Instant.parse("2026-03-01T12:00:00Z");
  private static final Digest OLD_BUNDLE = CanonicalForm.of("old bundle").digest();
  private static final History HISTORY =
      new History(THEN, 7, 1, 2, 3, 4, 1, 1, 0, List.of(), false, 0, List.of(), 0);
  private static final String DENY_WRITES =
      """
      ---
      apiVersion: countersign/v1
      kind: Policy
      metadata: {name: deny-writes}
      spec: {effect: deny, when: "!facts.readOnly", message: No writes today.}
      """;

  @Inject ActivePolicies policies;

  private final EventCodec codec = new EventCodec(EventJson.mapper());
  private final RecordedCommands commands = new RecordedCommands();
  private final TopicProbe probe =
      TopicProbe.fromTheBeginning(Topic.DECISIONS, Topic.MEASUREMENTS, Topic.ADMINISTRATION);

  @AfterEach
  void close() {
    probe.close();
  }

  private static CommandDecided before(Command command, @Nullable Impact impact) {
    Facts facts = SqlAnalyzer.analyze(Dialect.POSTGRESQL, command.sql()).confirmed(impact != null);
    return CommandDecided.of(
        command,
        "production",
        facts,
        HISTORY,
        impact,
        THEN,
        new Decision.ApprovalRequired(
            ApprovalRequirement.of(2, Set.of("admin"), Duration.ofHours(1))),
        Obligations.none(),
        List.of(),
        OLD_BUNDLE);
  }

  private static Impact impact() {
    return new Impact(
        MeasureMethod.TRIAL,
        null,
        1L,
        8.3,
        List.of(TableName.parse("public.customers")),
        true,
        1L,
        List.of(),
        null,
        THEN);
  }

  private static RedecisionRequested request(CommandDecided before) {
    return new RedecisionRequested(
        new ApprovalRequestId(UUID.randomUUID()), before, "Other policies are in force.");
  }

  /** What approval-service would have written, in a session. */
  private ProducerRecord<String, byte[]> written(SessionId session, EventData data) {
    EventLink cause =
        new EventLink(
            new EventId(UUID.randomUUID()),
            session,
            OLD_BUNDLE,
            TraceContext.continueOrStart(null));
    return codec.encode(
        codec.prepare(Draft.reaction(cause, data)),
        "/approval-service",
        Instant.now(),
        new ProducerPosition("approval-service-test", 1, 1));
  }

  private ReceivedEvent ask(CommandDecided before) {
    ProducerRecord<String, byte[]> kafka = written(before.command().sessionId(), request(before));
    probe.send(kafka);
    return received(kafka);
  }

  private ReceivedEvent received(ProducerRecord<String, byte[]> kafka) {
    ConsumerRecord<String, byte[]> read =
        new ConsumerRecord<>(kafka.topic(), 0, 0, kafka.key(), kafka.value());
    kafka.headers().forEach(read.headers()::add);
    return event(read).findFirst().orElseThrow();
  }

  private Stream<ReceivedEvent> event(ConsumerRecord<String, byte[]> kafka) {
    return codec.decode(kafka) instanceof Decoding.Decoded(var received)
        ? Stream.of(received)
        : Stream.empty();
  }

  private List<ReceivedEvent> events(Topic topic, Command command, int count) {
    String session = command.sessionId().toString();
    return probe
        .await(count, r -> r.topic().equals(topic.topicName()) && session.equals(r.key()))
        .stream()
        .flatMap(this::event)
        .toList();
  }

  private CommandDecided decision(Command command) {
    return (CommandDecided) events(Topic.DECISIONS, command, 1).getFirst().data();
  }

  @Test
  void decidesAgainUponWhatWasRecordedByThePoliciesInForce() {
    Command command = commands.command(UPDATE);
    CommandDecided before = before(command, impact());

    ReceivedEvent asked = ask(before);

    ReceivedEvent answer = events(Topic.DECISIONS, command, 1).getFirst();
    CommandDecided again = (CommandDecided) answer.data();
    assertThat(again.decision())
        .isEqualTo(
            new Decision.ApprovalRequired(
                new ApprovalRequirement(
                    ApprovalRequirement.of(1, Set.of("dba"), Duration.ofHours(1)).stages(),
                    Duration.ofHours(1),
                    0)));
    assertThat(again.command()).isEqualTo(command);
    assertThat(again.history()).isEqualTo(HISTORY);
    assertThat(again.impact()).isEqualTo(impact());
    assertThat(again.decidedAt()).isEqualTo(asked.event().time());
    assertThat(again.redecides()).isEqualTo(((RedecisionRequested) asked.data()).requestId());
    assertThat(again.bundleDigest()).isEqualTo(policies.current().digest());
    assertThat(again.decisionDigest()).isEqualTo(CommandDecided.digestOf(again));
    assertThat(answer.event().id())
        .isEqualTo(asked.event().id().derive("countersign.CommandDecided.v1"));
    assertThat(answer.event().previous()).isEqualTo(asked.link().digest());
  }

  @Test
  void answersASecondDeliveryWithTheSameEvent() {
    Command command = commands.command(UPDATE);
    ProducerRecord<String, byte[]> request =
        written(command.sessionId(), request(before(command, impact())));

    probe.send(request);
    probe.send(request);

    List<ReceivedEvent> both = events(Topic.DECISIONS, command, 2);
    assertThat(both.get(1).data()).isEqualTo(both.get(0).data());
    assertThat(both.get(1).event().id()).isEqualTo(both.get(0).event().id());
  }

  @Test
  void deniesWhatChangedPoliciesDeny() {
    Digest first = policies.current().digest();
    LivePolicies.append(DENY_WRITES);
    try {
      Awaitility.await().until(() -> !policies.current().digest().equals(first));
      Command command = commands.command(UPDATE);

      ask(before(command, impact()));

      assertThat(decision(command).decision())
          .isEqualTo(new Decision.Denied(List.of("No writes today.")));
    } finally {
      LivePolicies.reset();
      Awaitility.await().until(() -> policies.current().digest().equals(first));
    }
  }

  @Test
  void measuresFirstWhatThePoliciesInForceWantMeasured() {
    Command command = commands.command(UPDATE);
    RedecisionRequested request = (RedecisionRequested) ask(before(command, null)).data();

    ReceivedEvent asked = events(Topic.MEASUREMENTS, command, 1).getFirst();
    assertThat(((MeasurementRequested) asked.data()).request().command()).isEqualTo(command);
    probe.send(
        codec.encode(
            codec.prepare(
                Draft.reaction(
                    asked.link(), new ImpactMeasured(command, command.digest(), impact()))),
            "/executor",
            Instant.now(),
            new ProducerPosition("executor-test", 1, 1)));

    List<ReceivedEvent> both = events(Topic.DECISIONS, command, 2);
    assertThat(both.get(0).data())
        .extracting(d -> ((CommandDecided) d).decision())
        .isEqualTo(new Decision.MeasureFirst(MeasureMethod.TRIAL));
    CommandDecided last = (CommandDecided) both.get(1).data();
    assertThat(last.decision()).isInstanceOf(Decision.ApprovalRequired.class);
    assertThat(last.impact()).isEqualTo(impact());
    assertThat(last.history()).isEqualTo(HISTORY);
    assertThat(last.redecides()).isEqualTo(request.requestId());
    assertThat(last.decidedAt())
        .isEqualTo(((CommandDecided) both.get(0).data()).decidedAt())
        .isAfter(THEN);
  }

  @Test
  void isLaterThanTheDecisionBeforeWhateverTheClocksSay() {
    Command command = commands.command(UPDATE);
    CommandDecided early = before(command, impact());
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.MILLIS);
    CommandDecided before =
        CommandDecided.of(
            command,
            early.environment(),
            early.facts(),
            early.history(),
            early.impact(),
            tomorrow,
            early.decision(),
            early.obligations(),
            early.matches(),
            early.bundleDigest());

    ask(before);

    assertThat(decision(command).decidedAt()).isEqualTo(tomorrow.plusMillis(1));
  }

  @Test
  void setsAsideWhatIsNotTheDecisionThatWasMade() {
    Command command = commands.command(UPDATE);
    CommandDecided whole = before(command, impact());
    CommandDecided altered =
        new CommandDecided(
            whole.command(),
            whole.commandDigest(),
            whole.environment(),
            whole.facts(),
            whole.history(),
            null,
            whole.decidedAt(),
            whole.decision(),
            whole.obligations(),
            whole.matches(),
            whole.bundleDigest(),
            whole.decisionDigest());
    SessionId foreign = commands.command(UPDATE).sessionId();

    probe.send(written(command.sessionId(), request(altered)));
    probe.send(written(foreign, request(whole)));

    awaitRejection("the decision that it carries is not what its digest says");
    awaitRejection("its key is not the session of its command");
    assertThat(probe.all().stream().filter(r -> command.sessionId().toString().equals(r.key())))
        .isEmpty();
  }

  private void awaitRejection(String reason) {
    probe.await(r ->
        event(r)
            .anyMatch(e ->
                e.data() instanceof RecordRejected rejected
                    && rejected.topic().equals(Topic.APPROVALS.topicName())
                    && rejected.reason().equals(reason)));
  }

  @Test
  void deniesACommandThatIsNotWhatWasDecided() {
    Command recorded = commands.command(UPDATE);
    Command other =
        new Command(
            recorded.id(),
            recorded.sessionId(),
            recorded.dataSource(),
            "DELETE FROM customers WHERE id = 17",
            recorded.parameters(),
            recorded.principal(),
            recorded.origin(),
            null,
            recorded.submittedAt());
    CommandDecided whole = before(recorded, impact());
    CommandDecided swapped =
        new CommandDecided(
            other,
            whole.commandDigest(),
            whole.environment(),
            whole.facts(),
            whole.history(),
            whole.impact(),
            whole.decidedAt(),
            whole.decision(),
            whole.obligations(),
            whole.matches(),
            whole.bundleDigest(),
            whole.decisionDigest());

    ask(swapped);

    assertThat(decision(recorded).decision()).isInstanceOf(Decision.Denied.class);
  }

  @Test
  void leavesOtherNewsOfApprovalsAlone() {
    Command command = commands.command(UPDATE);
    probe.send(
        written(
            command.sessionId(),
            new ApprovalExpired(new ApprovalRequestId(UUID.randomUUID()), command.id(), null)));

    ask(before(command, impact()));

    decision(command);
    assertThat(probe.all().stream().filter(r -> command.sessionId().toString().equals(r.key())))
        .hasSize(1);
  }
}
