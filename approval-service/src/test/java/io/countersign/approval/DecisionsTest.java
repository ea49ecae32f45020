package io.countersign.approval;

import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.approvalBy;
import static io.countersign.approval.Samples.command;
import static io.countersign.approval.Samples.decided;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.Command;
import io.countersign.contracts.Decision;
import io.countersign.contracts.MeasureMethod;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.event.ApprovalRejected;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.ApprovalWithdrawn;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.RecordRejected;
import io.countersign.contracts.event.Topic;
import io.countersign.contracts.event.WarrantIssued;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.ReceivedEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DecisionsTest {
  private final Neighbours neighbours = new Neighbours();
  private final Command command = command(AGENT);

  @AfterEach
  void close() {
    neighbours.close();
  }

  @Test
  void asksNobodyBeforeACommandWasMeasured() {

    neighbours.decide(command, new Decision.MeasureFirst(MeasureMethod.TRIAL));

    assertThat(neighbours.settled(command)).isEmpty();
  }

  @Test
  void asksNobodyAboutAMeasuredCommandThatWasCancelledMeanwhile() {
    neighbours.decide(command, new Decision.MeasureFirst(MeasureMethod.TRIAL));
    neighbours.cancel(command);
    assertThat(neighbours.settled(command)).isEmpty();

    neighbours.decide(Samples.measured(command));

    assertThat(neighbours.settled(command)).isEmpty();
  }

  @Test
  void issuesAWarrantForWhatPolicyAllows() {
    PreparedEvent decision = neighbours.decide(command, new Decision.Allowed());

    ReceivedEvent issued = neighbours.awaitReceived(WarrantIssued.class, command.id());

    Warrant warrant = ((WarrantIssued) issued.data()).warrant();
    assertThat(Warrants.KEY.verifies(warrant)).isTrue();
    assertThat(warrant.command()).isEqualTo(command);
    assertThat(warrant.access()).isEqualTo(Access.READER);
    assertThat(warrant.basis().persons()).isEmpty();
    assertThat(issued.event().previous()).isEqualTo(decision.link().digest());
    assertThat(issued.link().trace().traceId()).isEqualTo(decision.trace().traceId());
    assertThat(issued.event().sessionId()).isEqualTo(command.sessionId());
  }

  @Test
  void givesTheSameWarrantForAnAllowanceThatIsDeliveredTwice() {
    PreparedEvent decision = neighbours.decision(decided(command, new Decision.Allowed(), true));
    ProducerRecord<String, byte[]> delivery = neighbours.kafka(decision);
    neighbours.send(delivery);
    neighbours.await(WarrantIssued.class, command.id());
    neighbours.send(delivery);

    List<ReceivedEvent> issued = neighbours.settled(command);

    assertThat(issued).hasSize(2);
    // Covers the value's bytes.
    assertThat(issued.getLast().link().digest()).isEqualTo(issued.getFirst().link().digest());
    assertThat(issued.getFirst().event().id()).isEqualTo(issued.getLast().event().id());
  }

  /** Policies may change between two decisions upon one submission. */
  @Test
  void issuesNoWarrantForWhatPeopleSaidNoToThoughPolicyDecidesItsSubmissionTwice() {
    ApprovalRequested asked = neighbours.ask(command, 1);
    BallotBox.vote("rita", asked, "reject").statusCode(200);
    neighbours.await(ApprovalRejected.class, command.id());

    neighbours.decide(command, new Decision.Allowed());

    assertThat(neighbours.settled(command))
        .extracting(e -> (Object) e.data().getClass())
        .doesNotContain(WarrantIssued.class);
  }

  @Test
  void doesNothingUponADenial() {
    PreparedEvent decision =
        neighbours.decide(command, new Decision.Denied(List.of("No DROP in production")));
    neighbours.send(decision);

    assertThat(neighbours.settled(command)).isEmpty();
  }

  @Test
  void asksPeopleOnceThoughTheDecisionIsDeliveredTwice() {
    PreparedEvent decision = neighbours.decide(command, approvalBy(2));
    ApprovalRequested asked = neighbours.await(ApprovalRequested.class, command.id());
    neighbours.send(decision);

    List<ReceivedEvent> published = neighbours.settled(command);

    assertThat(types(published)).containsExactly(ApprovalRequested.class);
    assertThat(published.getFirst().event().previous()).isEqualTo(decision.link().digest());
    assertThat(asked.command()).isEqualTo(command);
    assertThat(asked.requirement()).isEqualTo(approvalBy(2).requirement());
    assertThat(asked.digest()).isEqualTo(decided(command, approvalBy(2), true).decisionDigest());
  }

  @Test
  void issuesNoWarrantForADecisionThatWasAltered() {
    CommandDecided denied = decided(command, new Decision.Denied(List.of("no")), false);
    CommandDecided altered =
        new CommandDecided(
            command,
            denied.commandDigest(),
            denied.environment(),
            denied.facts(),
            denied.history(),
            denied.impact(),
            denied.decidedAt(),
            new Decision.Allowed(),
            denied.obligations(),
            denied.matches(),
            denied.bundleDigest(),
            denied.decisionDigest());

    RecordMetadata position = neighbours.probe().send(neighbours.kafka(prepare(altered)));

    assertThat(rejection(position).reason()).contains("decision digest");
    assertThat(neighbours.settled(command)).isEmpty();
  }

  private PreparedEvent prepare(CommandDecided decided) {
    PreparedEvent genuine = neighbours.decide(command, new Decision.Denied(List.of("no")));
    return new io.countersign.platform.event.EventCodec(
            io.countersign.platform.event.EventJson.mapper())
        .prepare(
            io.countersign.platform.event.Draft.following(
                genuine.link(), genuine.id().derive("altered"), decided));
  }

  @Test
  void setsPoisonAsideAndGoesOn() {
    String session = command.sessionId().toString();
    RecordMetadata garbage =
        neighbours
            .probe()
            .send(
                Topic.DECISIONS,
                session,
                "{\"command\":".getBytes(UTF_8),
                headers("countersign.CommandDecided.v1"));
    RecordMetadata bare =
        neighbours.probe().send(Topic.DECISIONS, session, new byte[] {0, 1, 2}, Map.of());
    RecordMetadata misplaced =
        neighbours
            .probe()
            .send(
                Topic.COMMANDS,
                session,
                "{}".getBytes(UTF_8),
                headers("countersign.WarrantIssued.v1"));

    neighbours.decide(command, new Decision.Allowed());

    neighbours.await(WarrantIssued.class, command.id());
    assertThat(rejection(garbage).service()).isEqualTo("approval-service");
    assertThat(rejection(bare).reason()).isNotBlank();
    assertThat(rejection(misplaced).reason()).contains("does not belong");
  }

  @Test
  void withdrawsAPendingRequestOnceThoughTheCancellationIsDeliveredTwice() {
    neighbours.ask(command, 1);
    PreparedEvent cancelled = neighbours.cancel(command);
    neighbours.await(ApprovalWithdrawn.class, command.id());
    neighbours.send(cancelled);

    assertThat(types(neighbours.settled(command)))
        .containsExactly(ApprovalRequested.class, ApprovalWithdrawn.class);
  }

  @Test
  void givesNeitherWarrantNorQuestionForACommandThatWasCancelledBefore() {
    Command other = Neighbours.sameSession(command.sessionId());
    Command witness = Neighbours.sameSession(command.sessionId());
    neighbours.ask(witness, 1);
    neighbours.cancel(command);
    neighbours.cancel(other);
    neighbours.cancel(witness);
    neighbours.await(ApprovalWithdrawn.class, witness.id());

    neighbours.decide(command, new Decision.Allowed());
    neighbours.decide(other, approvalBy(1));

    assertThat(neighbours.settled(command)).isEmpty();
    assertThat(neighbours.published(other)).isEmpty();
  }

  private RecordRejected rejection(RecordMetadata position) {
    return neighbours
        .decode(
            neighbours
                .probe()
                .await(
                    r -> neighbours.decode(r).filter(e -> isAbout(position, e.data())).isPresent()))
        .map(e -> (RecordRejected) e.data())
        .orElseThrow();
  }

  private static boolean isAbout(RecordMetadata position, EventData data) {
    return data instanceof RecordRejected rejected
        && rejected.topic().equals(position.topic())
        && rejected.partition() == position.partition()
        && rejected.offset() == position.offset();
  }

  private static Map<String, String> headers(String type) {
    return Map.of(
        "ce_specversion", "1.0",
        "ce_id", "00000000-0000-7000-8000-0000000000ff",
        "ce_type", type,
        "ce_source", "/somewhere",
        "ce_time", "2026-11-23T10:00:00Z",
        "ce_producer", "somebody",
        "ce_epoch", "1",
        "ce_sequence", "1");
  }

  private static List<Class<?>> types(List<ReceivedEvent> events) {
    return events.stream().<Class<?>>map(e -> e.data().getClass()).toList();
  }
}
