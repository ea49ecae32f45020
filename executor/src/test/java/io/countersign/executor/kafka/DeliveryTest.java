package io.countersign.executor.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.countersign.contracts.Command;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.event.CommandCancelled;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ExecutionStarted;
import io.countersign.contracts.event.RecordRejected;
import io.countersign.contracts.event.Topic;
import io.countersign.contracts.event.WarrantIssued;
import io.countersign.executor.Warrants;
import io.countersign.testing.Infrastructure;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** Records that come twice, in the wrong order, or are no events. */
@QuarkusTest
final class DeliveryTest extends RunningServiceTest {
  private static final Principal SUBMITTER =
      new Principal("agent-1", PrincipalKind.AGENT, "night-agent", Set.of(), "olga", null);

  @Inject AgroalDataSource claims;

  @Test
  void runsAWarrantOnceThatIsDeliveredTwice() {
    Warrant warrant =
        Warrants.writing("UPDATE orders SET total = total + 1 WHERE id = 51 RETURNING total");
    ProducerRecord<String, byte[]> kafka =
        topics.record(warrant.command().sessionId(), new WarrantIssued(warrant));
    String before = total();

    topics.probe().send(kafka);
    topics.probe().send(kafka);

    topics.await(2, ExecutionFinished.class, f -> isOf(f, warrant));
    List<EventId> ends =
        topics.about(warrant.command().id()).stream()
            .filter(e -> e.data() instanceof ExecutionFinished)
            .map(e -> e.event().id())
            .toList();
    assertThat(ends).hasSize(2).containsOnly(ends.getFirst());
    assertThat(Double.parseDouble(total())).isEqualTo(Double.parseDouble(before) + 1);
  }

  @Test
  void setsAsideWhatIsNoEventAndGoesOn() {
    Warrant next = Warrants.reading("SELECT 1");
    String key = next.command().sessionId().toString();
    ProducerRecord<String, byte[]> genuine =
        topics.record(next.command().sessionId(), new WarrantIssued(next));
    ProducerRecord<String, byte[]> foreign =
        topics.record(
            next.command().sessionId(), new CommandCancelled(next.command().id(), SUBMITTER, null));

    topics.probe().send(Topic.WARRANTS, key, "garbage".getBytes(StandardCharsets.UTF_8), Map.of());
    topics
        .probe()
        .send(
            new ProducerRecord<>(
                genuine.topic(), null, key, new byte[] {'{', (byte) 0xFF}, genuine.headers()));
    topics.probe().send(new ProducerRecord<>(genuine.topic(), null, key, null, genuine.headers()));
    topics
        .probe()
        .send(new ProducerRecord<>(genuine.topic(), null, key, foreign.value(), foreign.headers()));
    topics.probe().send(genuine);

    assertThat(topics.finished(next.command().id()).outcome())
        .isInstanceOf(Outcome.Succeeded.class);
    assertThat(topics.await(4, RecordRejected.class, r -> r.topic().equals(genuine.topic())))
        .allSatisfy(r -> assertThat(r.service()).isEqualTo("executor"));
  }

  @Test
  void doesNotRunWhatWasCancelledBeforeItsWarrantCame() {
    Warrant warrant = Warrants.writing("UPDATE orders SET total = 0 WHERE id = 52");
    Command command = warrant.command();
    CommandCancelled cancelled = new CommandCancelled(command.id(), SUBMITTER, null);
    topics.send(command.sessionId(), cancelled);
    topics.send(command.sessionId(), cancelled);
    await().until(() -> isCancelled(command));

    assertThat(topics.run(warrant))
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.reason()).isEqualTo(RefusalReason.CANCELLED));
  }

  @Test
  void breaksOffWhatIsCancelledWhileItRuns() {
    Warrant warrant = Warrants.writing("SELECT pg_sleep(50)");
    topics.send(warrant);
    topics.await(ExecutionStarted.class, s -> s.commandId().equals(warrant.command().id()));

    topics.send(
        warrant.command().sessionId(),
        new CommandCancelled(warrant.command().id(), SUBMITTER, "no longer wanted"));

    assertThat(topics.finished(warrant.command().id()).outcome())
        .isInstanceOfSatisfying(
            Outcome.Refused.class, r -> assertThat(r.reason()).isEqualTo(RefusalReason.CANCELLED));
  }

  @Test
  void setsAsideAPoisonRecordAmongTheCommandsAndGoesOn() {
    Warrant warrant = Warrants.writing("SELECT 1");
    String key = warrant.command().sessionId().toString();
    topics.probe().send(Topic.COMMANDS, key, new byte[] {1, 2, 3}, Map.of());
    topics.send(
        warrant.command().sessionId(),
        new CommandCancelled(warrant.command().id(), SUBMITTER, null));

    await().until(() -> isCancelled(warrant.command()));
    topics.await(RecordRejected.class, r -> r.topic().equals(Topic.COMMANDS.topicName()));
  }

  private boolean isCancelled(Command command) throws SQLException {
    try (Connection connection = claims.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("SELECT FROM cancelled_command WHERE command_id = ?")) {
      statement.setObject(1, command.id().value());
      return statement.executeQuery().next();
    }
  }

  private static String total() {
    try (Connection connection = Infrastructure.shop().owner().connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT total FROM orders WHERE id = 51")) {
      row.next();
      return row.getString(1);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private static boolean isOf(ExecutionFinished finished, Warrant warrant) {
    return finished.commandId().equals(warrant.command().id());
  }
}
