package io.countersign.executor.mysql;

import io.countersign.contracts.Facts;
import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** What of a write a rollback might not undo. */
final class TrialObstacles {
  /** Triggers show themselves only to who could make some. */
  private static final String MAY_SEE_TRIGGERS =
      """
      SELECT 1 FROM information_schema.TABLE_PRIVILEGES WHERE PRIVILEGE_TYPE = 'TRIGGER'
        AND TABLE_SCHEMA = ? AND TABLE_NAME = ?
      UNION ALL
      SELECT 1 FROM information_schema.SCHEMA_PRIVILEGES WHERE PRIVILEGE_TYPE = 'TRIGGER'
        AND ? LIKE TABLE_SCHEMA AND ? IS NOT NULL
      UNION ALL
      SELECT 1 FROM information_schema.USER_PRIVILEGES WHERE PRIVILEGE_TYPE = 'TRIGGER'\
      """;

  private static final String HAS_TRIGGERS =
      """
      SELECT 1 FROM information_schema.TRIGGERS
      WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ?\
      """;

  private TrialObstacles() {}

  static Optional<String> among(KnownWork known, Connection connection) throws SQLException {
    Facts facts = known.work().facts();
    if (!known.relations().areTransactional(facts)) {
      return Optional.of("Only writes of InnoDB's tables are tried: others are not rolled back.");
    }
    for (TableName name : facts.writes()) {
      TableName table =
          known.relations().found().stream()
              .filter(relation -> relation.name().mayBe(name))
              .map(Relation::stored)
              .findFirst()
              .orElseThrow();
      if (!exists(MAY_SEE_TRIGGERS, table, 2, connection)) {
        return Optional.of(
            "The writer's account cannot see whether the table has triggers, which might do what a"
                + " rollback does not undo.");
      }
      if (exists(HAS_TRIGGERS, table, 1, connection)) {
        return Optional.of("The table has triggers, which might do what a rollback does not undo.");
      }
    }
    return Optional.empty();
  }

  private static boolean exists(String query, TableName table, int times, Connection connection)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < times; i++) {
        statement.setString(2 * i + 1, table.schema());
        statement.setString(2 * i + 2, table.name());
      }
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }
}
