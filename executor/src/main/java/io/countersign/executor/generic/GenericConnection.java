package io.countersign.executor.generic;

import io.countersign.contracts.Access;
import io.countersign.executor.CommitUncertainException;
import io.countersign.executor.Limits;
import io.countersign.executor.Work;
import io.countersign.executor.target.TargetPool;
import io.countersign.sql.JdbcText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** One transaction on a connection that serves no other command: nobody knows how to clean it. */
final class GenericConnection implements AutoCloseable {
  private static final int FETCHED_ROWS = 100;

  private final Connection connection;

  GenericConnection(TargetPool pool, Access access) throws SQLException {
    connection = pool.connection();
    connection.setReadOnly(access == Access.READER);
    connection.setAutoCommit(false);
  }

  Connection jdbc() {
    return connection;
  }

  boolean hasTransactions() throws SQLException {
    return connection.getMetaData().supportsTransactions();
  }

  PreparedStatement prepare(JdbcText text, Work work, Limits limits) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(text.text());
    statement.setQueryTimeout((int) Math.max(1, limits.statementTimeout().toSeconds()));
    statement.setFetchSize(FETCHED_ROWS);
    GenericBinding.bind(statement, text.placeholders(), work.command().parameters());
    return statement;
  }

  /**
   * @throws CommitUncertainException if it is not known whether the transaction was committed
   */
  void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new CommitUncertainException(e);
    }
  }

  @Override
  public void close() {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is ended in any case.
    }
    try {
      connection.abort(Runnable::run);
      connection.close();
    } catch (SQLException e) {
      // It is gone already, which is what was wanted.
    }
  }
}
