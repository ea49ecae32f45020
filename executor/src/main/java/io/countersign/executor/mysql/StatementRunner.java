package io.countersign.executor.mysql;

import io.countersign.contracts.Access;
import io.countersign.executor.Limits;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.Work;
import io.countersign.executor.masking.ValueMasker;
import io.countersign.executor.target.MaskedColumn;
import io.countersign.executor.target.ResultReader;
import io.countersign.executor.target.RowMasker;
import io.countersign.sql.JdbcText;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Runs a command's statement in an open transaction. */
final class StatementRunner {
  /** Rows that the driver holds at a time. */
  private static final int FETCHED_ROWS = 100;

  private final ValueMasker masker;
  private final Limits limits;

  StatementRunner(ValueMasker masker, Limits limits) {
    this.masker = masker;
    this.limits = limits;
  }

  RunSummary run(KnownWork known, RunListener listener, MysqlConnection connection)
      throws SQLException {
    Work work = known.work();
    JdbcText text = MysqlText.of(work.command().sql(), connection.jdbc());
    try (PreparedStatement statement = connection.jdbc().prepareStatement(text.text())) {
      statement.setFetchSize(FETCHED_ROWS);
      MysqlBinding.bind(statement, text.placeholders(), work.command().parameters());
      return statement.execute()
          ? read(statement, known, listener, connection)
          : RunSummary.changed(Math.max(0, statement.getLargeUpdateCount()));
    }
  }

  private RunSummary read(
      PreparedStatement statement,
      KnownWork known,
      RunListener listener,
      MysqlConnection connection)
      throws SQLException {
    Work work = known.work();
    Limits narrowed = limits.narrowedBy(work.obligations());
    ResultSet rows = statement.getResultSet();
    List<MaskedColumn> columns = new ColumnPlan(known.lineage()).columns(work, rows.getMetaData());
    ResultReader reader =
        new ResultReader(
            columns,
            MysqlValue::read,
            new RowMasker(masker, narrowed.maximumValueBytes()),
            narrowed,
            listener);
    if (Doable.writesRows(work.facts())) {
      reader.countingChanges(null);
    }
    RunSummary summary = reader.read(rows, work.access() == Access.WRITER);
    if (summary.truncated() && work.access() == Access.READER) {
      connection.abandon(); // Closing the result would first read all the rest of it.
    } else {
      rows.close();
    }
    return summary;
  }
}
