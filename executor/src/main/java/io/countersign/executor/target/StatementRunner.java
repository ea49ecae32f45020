package io.countersign.executor.target;

import io.countersign.contracts.Access;
import io.countersign.executor.Limits;
import io.countersign.executor.RunListener;
import io.countersign.executor.RunSummary;
import io.countersign.executor.Work;
import io.countersign.executor.masking.ValueMasker;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** Runs a command's statement in an open transaction. */
final class StatementRunner {
  /**
   * The statement cannot be planned, perhaps only for the images: the table is of a kind that has
   * none (PostgreSQL manual, appendix A).
   */
  private static final Set<String> NOT_WITH_IMAGES = Set.of("42501", "42601", "42703", "0A000");

  private static final String SYNTAX_ERROR = "42601";

  private final ValueMasker masker;
  private final Limits limits;

  StatementRunner(ValueMasker masker, Limits limits) {
    this.masker = masker;
    this.limits = limits;
  }

  RunSummary run(Work work, RunListener listener, TargetConnection connection) throws SQLException {
    Optional<StatementText> withImages = StatementText.withImages(work);
    if (withImages.isPresent()) {
      connection.beforeImages();
      try (PreparedStatement statement = prepare(withImages.get(), work, connection)) {
        if (isAccepted(statement, withImages.get(), connection)) {
          return execute(statement, withImages.get(), work, listener, connection);
        }
      }
      connection.withoutImages();
    }
    StatementText plain =
        StatementText.plain(work)
            .orElseThrow(() -> new SQLException("the statement is not readable", SYNTAX_ERROR));
    try (PreparedStatement statement = prepare(plain, work, connection)) {
      return execute(statement, plain, work, listener, connection);
    }
  }

  private static PreparedStatement prepare(
      StatementText text, Work work, TargetConnection connection) throws SQLException {
    PreparedStatement statement = connection.jdbc().prepareStatement(text.text().text());
    statement.setFetchSize(TargetPool.FIRST_FETCH);
    Binding.bind(statement, text.text().placeholders(), work.command().parameters());
    return statement;
  }

  /**
   * Asks without running anything, since a write that has begun cannot be tried in another form.
   */
  private static boolean isAccepted(
      PreparedStatement statement, StatementText text, TargetConnection connection)
      throws SQLException {
    try {
      return statement.getMetaData() != null && connection.mayReadAllOf(text.imagesOf());
    } catch (SQLException e) {
      if (NOT_WITH_IMAGES.contains(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private RunSummary execute(
      PreparedStatement statement,
      StatementText text,
      Work work,
      RunListener listener,
      TargetConnection connection)
      throws SQLException {
    return statement.execute()
        ? read(statement, text, work, listener, connection)
        : new RunSummary(0, Math.max(0, statement.getLargeUpdateCount()), false);
  }

  private RunSummary read(
      PreparedStatement statement,
      StatementText text,
      Work work,
      RunListener listener,
      TargetConnection connection)
      throws SQLException {
    try (ResultSet rows = statement.getResultSet()) {
      ResultPlan plan = ResultPlan.of(rows.getMetaData(), text, work, connection.jdbc());
      RowMasker rowMasker = new RowMasker(masker, limits.maximumValueBytes());
      return new ResultReader(plan, rowMasker, limits, listener)
          .read(rows, work.access() == Access.WRITER);
    }
  }
}
