package io.countersign.executor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.Warrant;
import io.countersign.contracts.event.ExecutionStarted;
import io.countersign.executor.Run;
import io.countersign.executor.Warrants;
import io.countersign.executor.session.SessionKey;
import io.countersign.executor.session.SessionRecords;
import io.countersign.testing.Infrastructure;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Sessions as the executor's neighbours see them. */
@QuarkusTest
final class SessionServiceTest extends RunningServiceTest {
  private static final Outcome DONE = new Outcome.Succeeded(0, 0, false, false);

  @Inject SessionRecords records;

  private final SessionId session = Warrants.session();

  @Test
  void runsTheCommandsOfATransactionOneByOne() throws SQLException {
    assertThat(run("BEGIN")).isEqualTo(DONE);
    Warrant write = warrant("UPDATE orders SET total = 6201 WHERE id = 62");
    assertThat(topics.run(write)).isEqualTo(new Outcome.Succeeded(0, 1, false, false, true));
    assertThat(committedTotals(6201)).isZero();
    Warrant commit = warrant("COMMIT");
    assertThat(topics.run(commit)).isEqualTo(DONE);

    assertThat(committedTotals(6201)).isOne();
    assertThat(transaction(write.command().id())).isEqualTo(transaction(commit.command().id()));
  }

  @Test
  void refusesWhatTheExecutorBeforeHadBegun() {
    SessionKey key = new SessionKey(session, "shop", "agent-1");
    records.opened(key, new Run("executor-that-was-killed", UUID.randomUUID()));

    Outcome outcome = run("UPDATE orders SET total = 6301 WHERE id = 63");

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            r -> assertThat(r.reason()).isEqualTo(RefusalReason.SESSION_LOST));
    assertThat(run("BEGIN")).isEqualTo(DONE);
    assertThat(run("ROLLBACK")).isEqualTo(DONE);
  }

  private Outcome run(String sql) {
    return topics.run(warrant(sql));
  }

  private Warrant warrant(String sql) {
    return Warrants.KEY.sign(Warrants.unsigned(Warrants.command(session, sql), Access.WRITER));
  }

  private String transaction(CommandId command) {
    List<ExecutionStarted> started =
        topics.await(ExecutionStarted.class, s -> s.commandId().equals(command));
    return Objects.requireNonNull(started.getFirst().transaction());
  }

  private static int committedTotals(int total) throws SQLException {
    try (Connection connection = Infrastructure.shop().owner().connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT count(*) FROM orders WHERE total = " + total)) {
      row.next();
      return row.getInt(1);
    }
  }
}
