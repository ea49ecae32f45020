package io.countersign.executor.postgres;

import io.countersign.contracts.Digest;
import io.countersign.contracts.RowChange;
import io.countersign.executor.Work;
import io.countersign.executor.masking.ValueMasker;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The true effect of a write: it runs in a transaction that its caller rolls back.
 *
 * @param changedRows exact
 * @param sample some of the changed rows, masked as those of a run
 */
record Trial(long changedRows, List<RowChange> sample, Optional<Digest> keys) {
  /** Whatever a commit would still have to check. */
  private static final String CHECK_DEFERRED = "SET CONSTRAINTS ALL IMMEDIATE";

  /**
   * @return empty if it takes longer than it may; the database stops a statement by itself, but not
   *     the reading of what it did
   */
  static Optional<Trial> run(
      Work work, ValueMasker masker, Duration patience, TargetConnection connection)
      throws SQLException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (PreparedCommand command = PreparedCommand.of(work, false, connection)) {
      Optional<Trial> trial =
          command.statement().execute()
              ? read(command, work, masker, deadline, connection.jdbc())
              : Optional.of(counted(command.statement().getLargeUpdateCount()));
      try (Statement check = connection.jdbc().createStatement()) {
        check.execute(CHECK_DEFERRED);
      }
      return trial;
    }
  }

  private static Trial counted(long rows) {
    return new Trial(Math.max(0, rows), List.of(), Optional.empty());
  }

  private static Optional<Trial> read(
      PreparedCommand command, Work work, ValueMasker masker, long deadline, Connection connection)
      throws SQLException {
    try (ResultSet rows = command.statement().getResultSet()) {
      ResultPlan plan = ResultPlan.of(rows.getMetaData(), command, work, connection);
      TrialReader reader = TrialReader.of(plan, masker, connection);
      while (rows.next()) {
        if (System.nanoTime() - deadline > 0) {
          return Optional.empty();
        }
        reader.read(rows);
      }
      return Optional.of(reader.end());
    }
  }
}
