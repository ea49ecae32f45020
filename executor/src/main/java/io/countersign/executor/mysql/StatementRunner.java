package io.countersign.executor.mysql;

import io.countersign.contracts.Access;
import io.countersign.contracts.Facts;
import io.countersign.contracts.TableName;
import io.countersign.executor.Limits;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.Work;
import io.countersign.executor.masking.ValueMasker;
import io.countersign.executor.target.MaskedColumn;
import io.countersign.executor.target.ResultReader;
import io.countersign.executor.target.RowMasker;
import io.countersign.sql.JdbcText;
import io.countersign.sql.LockingRead;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

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

  /** A read, or a write that nobody can roll back. */
  RunSummary run(KnownWork known, RunListener listener, MysqlConnection connection)
      throws SQLException {
    return run(known.work().command().sql(), known, listener, connection);
  }

  /** A write that is told row by row, as far as that can be done. */
  RunSummary write(KnownWork known, RunListener listener, MysqlConnection connection)
      throws SQLException {
    if (!Doable.writesRows(known.work().facts())) {
      return run(known, listener, connection);
    }
    RowImages images = RowImages.of(known);
    if (images.table().isEmpty()) {
      return counted(images, images.why(), run(known, listener, connection), known, listener);
    }
    return images.query().isPresent()
        ? change(images, images.query().get(), known, listener, connection)
        : insert(images, known, listener, connection);
  }

  private RunSummary change(
      RowImages images,
      JdbcText query,
      KnownWork known,
      RunListener listener,
      MysqlConnection connection)
      throws SQLException {
    Relation table = images.table().orElseThrow();
    Optional<LockedRows> locked =
        LockedRows.read(
            query,
            known.work().command().parameters(),
            table,
            masker(table, known),
            limits.maximumRowImages(),
            connection.jdbc());
    RunSummary summary = run(known, listener, connection);
    if (locked.isEmpty()) {
      return counted(images, "There are too many rows to tell.", summary, known, listener);
    }
    if (locked.get().size() != summary.rowsChanged()) {
      return counted(images, "It changed other rows than it was to.", summary, known, listener);
    }
    ChangeReport report = report(images, known, listener);
    locked.get().tell(images.kind(), report, connection.jdbc());
    report.end(summary.rowsChanged());
    return summary;
  }

  private RunSummary insert(
      RowImages images, KnownWork known, RunListener listener, MysqlConnection connection)
      throws SQLException {
    Work work = known.work();
    Optional<String> returning =
        connection.isMariadb() ? LockingRead.inserted(work.command().sql()) : Optional.empty();
    if (returning.isEmpty()) {
      String why = "The server does not answer with the rows that it inserted.";
      return counted(images, why, run(known, listener, connection), known, listener);
    }
    ImageMasker masker = masker(images.table().orElseThrow(), known);
    ChangeReport report = report(images, known, listener);
    JdbcText text = MysqlText.of(returning.get(), connection.jdbc());
    long count = 0;
    try (PreparedStatement statement = connection.jdbc().prepareStatement(text.text())) {
      statement.setFetchSize(FETCHED_ROWS);
      MysqlBinding.bind(statement, text.placeholders(), work.command().parameters());
      try (ResultSet rows = statement.executeQuery()) {
        List<MaskedColumn> columns = masker.columns(rows.getMetaData());
        for (; rows.next(); count++) {
          if (count < limits.maximumRowImages()) {
            report.add(ImageMasker.change(null, masker.image(rows, columns)), masker.size());
          }
        }
      }
    }
    report.end(count);
    return RunSummary.changed(count);
  }

  private static RunSummary counted(
      RowImages images, String why, RunSummary summary, KnownWork known, RunListener listener) {
    report(images, known, listener).endWithoutImages(summary.rowsChanged(), why);
    return summary;
  }

  private static ChangeReport report(RowImages images, KnownWork known, RunListener listener) {
    TableName table =
        images.table().map(Relation::name).orElseGet(() -> target(known.work().facts()));
    return new ChangeReport(table, images.kind(), listener);
  }

  private static TableName target(Facts facts) {
    return facts.writes().isEmpty() ? new TableName(null, "unknown") : facts.writes().getFirst();
  }

  private ImageMasker masker(Relation table, KnownWork known) {
    return new ImageMasker(
        table, known.lineage(), new RowMasker(masker, limits.maximumValueBytes()));
  }

  private RunSummary run(
      String sql, KnownWork known, RunListener listener, MysqlConnection connection)
      throws SQLException {
    JdbcText text = MysqlText.of(sql, connection.jdbc());
    try (PreparedStatement statement = connection.jdbc().prepareStatement(text.text())) {
      statement.setFetchSize(FETCHED_ROWS);
      MysqlBinding.bind(statement, text.placeholders(), known.work().command().parameters());
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
