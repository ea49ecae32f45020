package io.countersign.executor.postgres;

import io.countersign.executor.Work;
import io.countersign.sql.EarlierReturning;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A command ready to run: asking for row images too, where its target can give them.
 *
 * @param locked the rows that it is about to change, where it does not answer with them
 */
record PreparedCommand(PreparedStatement statement, StatementText text, @Nullable LockedRows locked)
    implements AutoCloseable {
  /**
   * The statement cannot be planned, perhaps only for the images: the table is of a kind that has
   * none (PostgreSQL manual, appendix A).
   */
  private static final Set<String> NOT_WITH_IMAGES = Set.of("42501", "42601", "42703", "0A000");

  private static final String SYNTAX_ERROR = "42601";

  static PreparedCommand of(Work work, boolean texts, TargetConnection connection)
      throws SQLException {
    Optional<StatementText> withImages =
        ServerVersion.returnsRowsBefore(connection.jdbc())
            ? StatementText.withImages(work, texts)
            : StatementText.withRows(work, texts);
    if (withImages.isPresent()) {
      connection.beforeImages();
      Optional<PreparedCommand> command =
          prepare(withImages.get(), work, connection).accepted(work, texts, connection);
      if (command.isPresent()) {
        return command.get();
      }
      connection.withoutImages();
    }
    Optional<StatementText> withSizes = StatementText.withGroupSizes(work);
    if (withSizes.isPresent() && connection.isOrdinary(withSizes.get().groupsOf())) {
      return prepare(withSizes.get(), work, connection);
    }
    StatementText plain =
        StatementText.plain(work)
            .orElseThrow(() -> new SQLException("the statement is not readable", SYNTAX_ERROR));
    return prepare(plain, work, connection);
  }

  private static PreparedCommand prepare(StatementText text, Work work, TargetConnection connection)
      throws SQLException {
    PreparedStatement statement = connection.jdbc().prepareStatement(text.text().text());
    statement.setFetchSize(PostgresPool.FIRST_FETCH);
    Binding.bind(statement, text.text().placeholders(), work.command().parameters());
    return new PreparedCommand(statement, text, null);
  }

  /**
   * Asks without running anything, since a write that has begun cannot be tried in another form.
   * Closed if it is absent.
   */
  private Optional<PreparedCommand> accepted(Work work, boolean texts, TargetConnection connection)
      throws SQLException {
    try {
      Optional<PreparedCommand> command =
          statement.getMetaData() != null && connection.mayReadAllOf(text.imagesOf())
              ? withRowsBefore(work, texts, connection)
              : Optional.empty();
      if (command.isEmpty()) {
        close();
      }
      return command;
    } catch (SQLException e) {
      close();
      if (NOT_WITH_IMAGES.contains(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Empty if they have to be read beforehand and that cannot be done. */
  private Optional<PreparedCommand> withRowsBefore(
      Work work, boolean texts, TargetConnection connection) throws SQLException {
    Optional<String> query =
        ServerVersion.returnsRowsBefore(connection.jdbc())
            ? Optional.empty()
            : EarlierReturning.locking(work.command().sql(), texts);
    if (query.isEmpty()) {
      return Optional.of(this);
    }
    RowKey key = RowKey.of(text.imagesOf(), connection.jdbc());
    Optional<StatementText> locking = StatementText.locking(query.get());
    if (!key.identifies()
        || locking.isEmpty()
        || !EarlierUpdate.mayBeAskedTwice(work, query.get(), connection.jdbc())) {
      return Optional.empty();
    }
    try (PreparedCommand reading = prepare(locking.get(), work, connection)) {
      return LockedRows.read(reading.statement, key, texts)
          .map(rows -> new PreparedCommand(statement, text, rows));
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
