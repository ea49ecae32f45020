package io.countersign.executor.mysql;

import io.countersign.executor.Work;
import io.countersign.sql.JdbcText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What the server's planner expects: the rows that it would go through, joins multiplied. It names
 * tables by their aliases, so it cannot confirm which ones a statement touches.
 */
final class Estimate {
  private static final String EXPLAIN = "EXPLAIN ";

  private Estimate() {}

  static long rows(Work work, Connection connection) throws SQLException {
    JdbcText text = MysqlText.of(EXPLAIN + work.command().sql(), connection);
    try (PreparedStatement statement = connection.prepareStatement(text.text())) {
      MysqlBinding.bind(statement, text.placeholders(), work.command().parameters());
      try (ResultSet plan = statement.executeQuery()) {
        return product(plan);
      }
    }
  }

  /** Of the outermost query, which has the lowest number. */
  private static long product(ResultSet plan) throws SQLException {
    double product = 1;
    long outermost = Long.MAX_VALUE;
    while (plan.next()) {
      long id = plan.getObject("id") == null ? outermost : plan.getLong("id");
      long rows = Math.max(1, plan.getLong("rows"));
      product = id < outermost ? rows : id == outermost ? product * rows : product;
      outermost = Math.min(outermost, id);
    }
    return (long) product;
  }
}
