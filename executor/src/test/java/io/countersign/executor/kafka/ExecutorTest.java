package io.countersign.executor.kafka;

import static java.util.Locale.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Command;
import io.countersign.contracts.Masking;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.event.ChangesEnded;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ExecutionStarted;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.ResultEnded;
import io.countersign.contracts.event.RowsChanged;
import io.countersign.executor.Warrants;
import io.countersign.platform.event.ReceivedEvent;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
final class ExecutorTest extends RunningServiceTest {
  @Test
  void answersAReadMasked() {
    Warrant warrant =
        Warrants.reading(
            "SELECT id, name, email AS contact, city FROM customers WHERE id = $1",
            new BindValue(BindType.INTEGER, "7"));

    Outcome outcome = topics.run(warrant);

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(1, 0, false, false));
    ResultChunk chunk =
        topics
            .await(ResultChunk.class, c -> c.commandId().equals(warrant.command().id()))
            .getFirst();
    assertThat(chunk.columns())
        .containsExactly(
            new ResultColumn("id", "int4", Masking.NONE, null),
            new ResultColumn("name", "text", Masking.DECLARED, "name"),
            new ResultColumn("contact", "text", Masking.DECLARED, "email"),
            new ResultColumn("city", "text", Masking.NONE, null));
    assertThat(chunk.rows().getFirst().get(0)).isEqualTo(7);
    assertThat(chunk.rows().getFirst().get(1).toString()).endsWith("***");
    assertThat(chunk.rows().getFirst().get(2).toString()).endsWith("***@***");
  }

  @Test
  void tellsWhatAWriteChanged() {
    Warrant warrant =
        Warrants.writing("UPDATE customers SET city = 'Newtown' WHERE id IN (11, 12)");

    Outcome outcome = topics.run(warrant);

    assertThat(outcome).isEqualTo(new Outcome.Succeeded(0, 2, false, false));
    RowsChanged changed =
        topics
            .await(RowsChanged.class, c -> c.commandId().equals(warrant.command().id()))
            .getFirst();
    RowChange first = changed.changes().getFirst();
    assertThat(first.after()).containsEntry("city", "Newtown").containsEntry("id", 11);
    assertThat(first.before()).doesNotContainEntry("city", "Newtown");
    assertThat(first.before().get("email").toString()).endsWith("***@***");
  }

  @Test
  void namesThePreviousEventInEachEventOfACommand() {
    Warrant warrant =
        Warrants.writing("UPDATE customers SET city = 'X' WHERE id = 13 RETURNING id");

    topics.run(warrant);

    List<ReceivedEvent> events = topics.about(warrant.command().id());
    assertThat(events)
        .extracting(e -> (Object) e.data().getClass())
        .containsExactlyInAnyOrder(
            ExecutionStarted.class,
            ResultChunk.class,
            RowsChanged.class,
            ChangesEnded.class,
            ResultEnded.class,
            ExecutionFinished.class);
    for (ReceivedEvent event : events) {
      if (!(event.data() instanceof ExecutionStarted)) {
        assertThat(events)
            .filteredOn(e -> e.link().digest().equals(event.event().previous()))
            .hasSize(1);
      }
    }
  }

  @Test
  void runsTheCommandsOfASessionOneAfterAnother() {
    SessionId session = Warrants.session();
    Warrant slow = writing(session, "SELECT pg_sleep(0.3)");
    Warrant next = writing(session, "SELECT 2");
    topics.send(slow);
    topics.send(next);

    topics.finished(next.command().id());

    long endOfFirst = offsetOf(ExecutionFinished.class, slow);
    long startOfSecond = offsetOf(ExecutionStarted.class, next);
    assertThat(startOfSecond).isGreaterThan(endOfFirst);
  }

  @Test
  void refusesAnAlteredWarrant() {
    Warrant genuine = Warrants.writing("UPDATE customers SET city = 'Z' WHERE id = 14");

    Outcome outcome = topics.run(genuine.withSignature(genuine.signature().toUpperCase(ROOT)));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> assertThat(r.reason()).isEqualTo(RefusalReason.WARRANT_INVALID));
    assertThat(topics.about(genuine.command().id())).hasSize(1);
  }

  @Test
  void failsTheCommandAndGoesOnWhenATargetCannotBeReached() {
    Command command = Warrants.command("SELECT 1");
    Command unreachable =
        new Command(
            command.id(),
            command.sessionId(),
            "unreachable",
            command.sql(),
            command.parameters(),
            command.principal(),
            command.origin(),
            null,
            command.submittedAt());

    Outcome outcome = topics.run(Warrants.KEY.sign(Warrants.unsigned(unreachable, Access.READER)));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.message()).contains("cannot be reached"));
    assertThat(topics.run(Warrants.reading("SELECT 1"))).isInstanceOf(Outcome.Succeeded.class);
  }

  private long offsetOf(Class<?> type, Warrant warrant) {
    return topics.about(warrant.command().id()).stream()
        .filter(e -> type.isInstance(e.data()))
        .findFirst()
        .orElseThrow()
        .position()
        .offset();
  }

  private static Warrant writing(SessionId session, String sql) {
    return Warrants.KEY.sign(Warrants.unsigned(Warrants.command(session, sql), Access.WRITER));
  }
}
