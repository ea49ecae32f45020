package io.countersign.executor.postgres;

import io.countersign.contracts.Access;
import io.countersign.executor.Limits;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.Work;
import io.countersign.executor.masking.ValueMasker;
import io.countersign.executor.target.ChangedRows;
import io.countersign.executor.target.ResultReader;
import io.countersign.executor.target.RowMasker;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Runs a command's statement in an open transaction. */
final class StatementRunner {
  private final ValueMasker masker;
  private final Limits limits;

  StatementRunner(ValueMasker masker, Limits limits) {
    this.masker = masker;
    this.limits = limits;
  }

  RunSummary run(Work work, RunListener listener, TargetConnection connection) throws SQLException {
    return run(work, listener, null, connection);
  }

  /**
   * @param report is told the images of changed rows
   */
  RunSummary run(
      Work work, RunListener listener, @Nullable WriteReport report, TargetConnection connection)
      throws SQLException {
    boolean texts = report != null && report.needsTexts();
    try (PreparedCommand command = PreparedCommand.of(work, texts, connection)) {
      return command.statement().execute()
          ? read(command, work, listener, report, connection)
          : RunSummary.changed(Math.max(0, command.statement().getLargeUpdateCount()));
    }
  }

  private RunSummary read(
      PreparedCommand command,
      Work work,
      RunListener listener,
      @Nullable WriteReport report,
      TargetConnection connection)
      throws SQLException {
    Limits narrowed = limits.narrowedBy(work.obligations());
    try (ResultSet rows = command.statement().getResultSet()) {
      ResultPlan plan = ResultPlan.of(rows.getMetaData(), command, work, connection.jdbc());
      RowMasker rowMasker = new RowMasker(masker, narrowed.maximumValueBytes());
      ResultReader reader =
          new ResultReader(plan.columns(), PostgresValue::read, rowMasker, narrowed, listener);
      if (plan.write().isPresent()) {
        reader.countingChanges(images(plan, rowMasker, narrowed, report));
      }
      return reader.read(rows, work.access() == Access.WRITER);
    }
  }

  private static @Nullable ChangedRows images(
      ResultPlan plan, RowMasker masker, Limits limits, @Nullable WriteReport report)
      throws SQLException {
    return plan.imagesOf() == null || report == null
        ? null
        : report.images(plan, plan.imagesOf(), masker.another(), limits);
  }
}
