package io.countersign.executor.postgres;

import io.countersign.executor.Work;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** A command ready to run: asking for row images too, where its target can give them. */
record PreparedCommand(PreparedStatement statement, StatementText text) implements AutoCloseable {
  /**
   * The statement cannot be planned, perhaps only for the images: the table is of a kind that has
   * none (PostgreSQL manual, appendix A).
   */
  private static final Set<String> NOT_WITH_IMAGES = Set.of("42501", "42601", "42703", "0A000");

  private static final String SYNTAX_ERROR = "42601";

  static PreparedCommand of(Work work, boolean texts, TargetConnection connection)
      throws SQLException {
    Optional<StatementText> withImages = StatementText.withImages(work, texts);
    if (withImages.isPresent()) {
      connection.beforeImages();
      PreparedCommand command = prepare(withImages.get(), work, connection);
      if (command.isAccepted(connection)) {
        return command;
      }
      command.close();
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
    return new PreparedCommand(statement, text);
  }

  /**
   * Asks without running anything, since a write that has begun cannot be tried in another form.
   */
  private boolean isAccepted(TargetConnection connection) throws SQLException {
    try {
      return statement.getMetaData() != null && connection.mayReadAllOf(text.imagesOf());
    } catch (SQLException e) {
      if (NOT_WITH_IMAGES.contains(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void close() throws SQLException {
    statement.close();
  }
}
