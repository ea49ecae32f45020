package io.countersign.executor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.contracts.Access;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.Outcome;
import io.countersign.contracts.Warrant;
import io.countersign.executor.Claim;
import io.countersign.executor.Claims;
import io.countersign.executor.Progress;
import io.countersign.executor.Run;
import io.countersign.executor.TargetTransaction;
import io.countersign.executor.Warrants;
import io.countersign.testing.Infrastructure;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Warrants that an earlier run of this executor claimed before it was killed. */
@QuarkusTest
final class CrashTest extends RunningServiceTest {
  @Inject Claims claims;
  @Inject Run run;

  private final Warrant read = Warrants.reading("SELECT 1");
  private final Warrant write =
      Warrants.writing("UPDATE orders SET status = 'shipped' WHERE id = 61");

  @Test
  void runsAWriteThatHadNotBegun() {
    claim(write);

    assertThat(topics.run(write)).isEqualTo(new Outcome.Succeeded(0, 1, false, false));
  }

  @Test
  void doesNotRepeatARead() {
    claim(read);

    assertThat(topics.run(read)).isInstanceOf(Outcome.Failed.class);
  }

  @Test
  void findsTheWriteThatWasCommitted() throws SQLException {
    Claim claim = claim(write);
    try (Connection connection = writer()) {
      begin(claim, connection);
      claims.changed(claim, 1, Warrants.digest("rows changed"));
      connection.commit();
    }

    assertThat(topics.run(write)).isEqualTo(new Outcome.Succeeded(0, 1, false, true));
  }

  @Test
  void saysThatTheWriteWasRolledBack() throws SQLException {
    Claim claim = claim(write);
    try (Connection connection = writer()) {
      begin(claim, connection);
      connection.rollback();
    }

    assertThat(topics.run(write))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.message()).contains("rolled back"));
  }

  @Test
  void endsTheWriteThatIsStillOpenAtTheTarget() throws SQLException {
    Claim claim = claim(write);
    try (Connection connection = writer()) {
      begin(claim, connection);

      assertThat(topics.run(write)).isInstanceOf(Outcome.Failed.class);
      assertThat(connection.isValid(1)).isFalse();
    }
  }

  @Test
  void admitsThatNobodyKnows() {
    Claim claim = claim(write);
    claims.began(claim, new TargetTransaction("99999999999", 1), Warrants.digest("started"));

    assertThat(topics.run(write)).isInstanceOf(Outcome.Unknown.class);
  }

  private Claim claim(Warrant warrant) {
    Claim claim =
        new Claim(
            warrant.id(),
            warrant.command().id(),
            new ExecutionId(UUID.randomUUID()),
            warrant.command().dataSource(),
            warrant.access(),
            new Run(run.instance(), UUID.randomUUID()),
            Instant.now(),
            new Progress.Claimed());
    claims.claim(claim);
    return claim;
  }

  /** What the executor had done at the target when it was killed. */
  private void begin(Claim claim, Connection connection) throws SQLException {
    assertThat(claim.access()).isEqualTo(Access.WRITER);
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("SELECT pg_current_xact_id()::text, pg_backend_pid()")) {
      row.next();
      claims.began(
          claim,
          new TargetTransaction(row.getString(1), row.getInt(2)),
          Warrants.digest("started"));
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("UPDATE orders SET status = 'shipped' WHERE id = 61");
    }
  }

  private static Connection writer() throws SQLException {
    return Infrastructure.shop().writer().connect();
  }
}
