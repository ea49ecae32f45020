package io.countersign.evaluator.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Digest;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.event.CommandCancelled;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.Event;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.PolicyBundleActivated;
import io.countersign.contracts.event.RecordRejected;
import io.countersign.contracts.event.Topic;
import io.countersign.evaluator.DefaultBundle;
import io.countersign.evaluator.PolicyFiles;
import io.countersign.platform.event.Decoding;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.policy.Policy;
import io.countersign.policy.PolicyBundle;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(KeycloakResource.class)
@WithTestResource(PolicyFiles.class)
class CommandConsumerTest {
  private final EventCodec codec = new EventCodec(EventJson.mapper());
  private final RecordedCommands commands = new RecordedCommands();
  private final TopicProbe probe =
      TopicProbe.fromTheBeginning(Topic.DECISIONS, Topic.ADMINISTRATION);

  @AfterEach
  void close() {
    probe.close();
  }

  private ReceivedEvent decode(ConsumerRecord<String, byte[]> kafka) {
    return ((Decoding.Decoded) codec.decode(kafka)).received();
  }

  private static Predicate<ConsumerRecord<String, byte[]>> about(Command command) {
    return r ->
        r.topic().equals(Topic.DECISIONS.topicName())
            && command.sessionId().toString().equals(r.key());
  }

  private CommandDecided decision(Command command) {
    return (CommandDecided) decode(probe.await(about(command))).data();
  }

  private RecordRejected rejection(RecordMetadata position) {
    Predicate<RecordRejected> same =
        r -> r.partition() == position.partition() && r.offset() == position.offset();
    return (RecordRejected)
        decode(
                probe.await(r ->
                    r.topic().equals(Topic.ADMINISTRATION.topicName())
                        && decode(r).data() instanceof RecordRejected rejected
                        && same.test(rejected)))
            .data();
  }

  @Test
  void answersARecordedCommandWithADecision() {
    Command command = commands.command("DROP TABLE customers");
    ProducerRecord<String, byte[]> submission = commands.submission(command);

    probe.send(submission);

    ReceivedEvent decided = decode(probe.await(about(command)));
    CommandDecided data = (CommandDecided) decided.data();
    EventId cause = EventId.parse(header(submission, "ce_id"));
    EventType submitted = EventType.named("countersign.CommandSubmitted.v1").orElseThrow();
    assertThat(data.command()).isEqualTo(command);
    assertThat(data.decision()).isInstanceOf(Decision.Denied.class);
    assertThat(data.matches().stream().map(PolicyMatch::policy))
        .contains("deny-destructive-ddl-in-production");
    assertThat(data.bundleDigest()).isEqualTo(DefaultBundle.load().digest());
    assertThat(data.decisionDigest()).isEqualTo(CommandDecided.digestOf(data));
    assertThat(decided.event().id()).isEqualTo(cause.derive(decided.event().type().name()));
    assertThat(decided.event().previous())
        .isEqualTo(Event.digest(submitted, cause, submission.value()));
    assertThat(decided.event().traceparent().substring(0, 35))
        .isEqualTo(header(submission, "ce_traceparent").substring(0, 35));
  }

  private static String header(ProducerRecord<String, byte[]> kafka, String name) {
    return new String(kafka.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Test
  void answersASecondDeliveryWithTheSameEvent() {
    Command command = commands.command("UPDATE customers SET city = 'Bern' WHERE id = 17");
    ProducerRecord<String, byte[]> submission = commands.submission(command);

    probe.send(submission);
    probe.send(submission);

    List<ConsumerRecord<String, byte[]>> both = probe.await(2, about(command));
    assertThat(both.get(1).value()).isEqualTo(both.get(0).value());
    assertThat(decode(both.get(1)).event().id()).isEqualTo(decode(both.get(0)).event().id());
  }

  private Command inSessionOf(Command first, String sql) {
    Command other = commands.command(sql);
    return new Command(
        other.id(),
        first.sessionId(),
        other.dataSource(),
        other.sql(),
        List.of(),
        other.principal(),
        other.origin(),
        null,
        other.submittedAt());
  }

  @Test
  void noticesQuestionsThatNarrowDownWhatIsMasked() {
    Command first = commands.command("SELECT 1");
    IntStream.rangeClosed(1, 21)
        .mapToObj(i -> "SELECT count(*) FROM patients WHERE diagnosis < '%d'".formatted(i))
        .forEach(sql -> probe.send(commands.submission(inSessionOf(first, sql))));

    List<CommandDecided> decided =
        probe.await(21, about(first)).stream().map(r -> (CommandDecided) decode(r).data()).toList();
    assertThat(decided)
        .extracting(d -> d.history().probesLastHour())
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 21).boxed().toList());
    String policy = "approve-many-questions-about-sensitive-columns";
    assertThat(decided.get(19).matches()).extracting(PolicyMatch::policy).doesNotContain(policy);
    assertThat(decided.get(20).matches()).extracting(PolicyMatch::policy).contains(policy);
  }

  @Test
  void decidesTheCommandsOfASessionInTheirOrder() {
    Command first = commands.command("SELECT 1");
    List<Command> session =
        IntStream.range(0, 200).mapToObj(i -> inSessionOf(first, "SELECT " + i)).toList();

    session.forEach(c -> probe.send(commands.submission(c)));

    assertThat(probe.await(session.size(), about(first)).stream().map(r -> decode(r).data()))
        .extracting(d -> ((CommandDecided) d).command().id())
        .containsExactlyElementsOf(session.stream().map(Command::id).toList());
  }

  @Test
  void doesNotAnswerACancellation() {
    Command cancelled = commands.command("SELECT 1");
    Command next = commands.command("SELECT 2");

    probe.send(
        commands.write(
            next.sessionId(), new CommandCancelled(cancelled.id(), RecordedCommands.AGENT, null)));
    probe.send(commands.submission(next));

    decision(next);
    assertThat(probe.all().stream().filter(about(next))).hasSize(1);
  }

  @Test
  void setsPoisonRecordsAsideAndGoesOn() {
    Command template = commands.command("SELECT 1");
    ProducerRecord<String, byte[]> submission = commands.submission(template);
    int partition = probe.send(submission).partition();

    RecordMetadata garbage =
        probe.send(
            new ProducerRecord<>(
                submission.topic(),
                partition,
                submission.key(),
                "{\"command\":".getBytes(StandardCharsets.UTF_8),
                submission.headers()));
    RecordMetadata withoutHeaders =
        probe.send(new ProducerRecord<>(submission.topic(), partition, null, submission.value()));
    ProducerRecord<String, byte[]> wrongType = commands.submission(template);
    wrongType.headers().remove("ce_type");
    wrongType
        .headers()
        .add("ce_type", "countersign.CommandDecided.v1".getBytes(StandardCharsets.UTF_8));
    RecordMetadata misplaced = probe.send(wrongType);
    RecordMetadata empty =
        probe.send(
            new ProducerRecord<>(
                submission.topic(), partition, submission.key(), null, submission.headers()));
    RecordMetadata foreignKey =
        probe.send(
            new ProducerRecord<>(
                submission.topic(),
                partition,
                commands.command("SELECT 1").sessionId().toString(),
                submission.value(),
                submission.headers()));
    Command next = commands.command("SELECT 2");
    ProducerRecord<String, byte[]> following = commands.submission(next);
    probe.send(
        new ProducerRecord<>(
            following.topic(), partition, following.key(), following.value(), following.headers()));

    assertThat(decision(next).decision()).isEqualTo(new Decision.Allowed());
    assertThat(rejection(garbage).reason()).contains("the value is not a countersign.Command");
    assertThat(rejection(withoutHeaders).reason()).contains("ce_specversion is absent");
    assertThat(rejection(misplaced).reason()).contains("does not belong on this topic");
    assertThat(rejection(empty).reason()).contains("no value");
    assertThat(rejection(foreignKey).reason())
        .isEqualTo("its key is not the session of its command");
    assertThat(rejection(garbage).service()).isEqualTo("policy-evaluator");
  }

  @Test
  void deniesACommandThatWasAlteredAfterItWasRecorded() {
    Command command = commands.command("SELECT 1");
    Digest other = commands.command("SELECT 2").digest();

    probe.send(commands.write(command.sessionId(), new CommandSubmitted(command, other, null)));

    assertThat(decision(command).decision()).isInstanceOf(Decision.Denied.class);
  }

  @Test
  void decidesOnALongAndDeepStatement() {
    Command command = commands.command("SELECT " + "(".repeat(500_000));

    probe.send(commands.submission(command));

    assertThat(decision(command).decision()).isInstanceOf(Decision.ApprovalRequired.class);
  }

  @Test
  void recordsWhichPoliciesAreInForce() {
    PolicyBundle bundle = DefaultBundle.load();

    ConsumerRecord<String, byte[]> activated =
        probe.await(r ->
            r.topic().equals(Topic.ADMINISTRATION.topicName())
                && decode(r).data() instanceof PolicyBundleActivated);

    assertThat(decode(activated).data())
        .isEqualTo(
            new PolicyBundleActivated(
                bundle.digest(), bundle.policies().stream().map(Policy::name).toList()));
  }
}
