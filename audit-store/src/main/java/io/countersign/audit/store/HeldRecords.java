package io.countersign.audit.store;

import io.countersign.audit.CommandFilter;
import io.countersign.audit.EventFilter;
import io.countersign.audit.retention.Scopes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Finds the hold that keeps a partition. What may be of a hold's scope is: records that could not
 * be read, and those of commands of which the store knows nothing any more.
 */
record HeldRecords(Scopes scopes) {
  private static final String DOUBTFUL =
      """
      SELECT FROM {partition} e WHERE reading <> 'event' OR (command_id IS NOT NULL AND NOT EXISTS (
        SELECT FROM command c WHERE c.command_id = e.command_id AND c.submission_stamp IS NOT NULL))\
      """;

  /** The name of the first hold that does. */
  Optional<String> holding(Connection connection, StorePartition partition) throws SQLException {
    try (PreparedStatement standing = connection.prepareStatement(PostgresHolds.STANDING);
        ResultSet holds = standing.executeQuery()) {
      while (holds.next()) {
        if (holds(connection, partition, holds.getString("scope"))) {
          return Optional.of(holds.getString("name"));
        }
      }
    }
    return Optional.empty();
  }

  private boolean holds(Connection connection, StorePartition partition, String scope)
      throws SQLException {
    CommandFilter filter;
    try {
      filter = scopes.read(scope);
    } catch (IllegalArgumentException e) {
      // Another version took it down. Whatever it means, it may mean these records.
      return true;
    }
    return filter.equals(CommandFilter.EVERYTHING)
        || exists(connection, DOUBTFUL.replace("{partition}", partition.table()), new Conditions())
        || exists(connection, partition, filter);
  }

  /** Records of a command of the scope, and those that are of the scope by themselves. */
  private static boolean exists(
      Connection connection, StorePartition partition, CommandFilter filter) throws SQLException {
    Conditions commands = Conditions.of(filter, null);
    Conditions events = EventConditions.of(new EventFilter(filter, null, null, null), null);
    String select = "SELECT FROM " + partition.table() + " ";
    return exists(
            connection,
            select
                + "WHERE command_id IN (SELECT command_id FROM command "
                + commands.where()
                + ")",
            commands)
        || exists(connection, select + events.where(), events);
  }

  private static boolean exists(Connection connection, String select, Conditions conditions)
      throws SQLException {
    try (PreparedStatement exists = connection.prepareStatement(select + " LIMIT 1")) {
      conditions.bind(new Binder(connection, exists));
      try (ResultSet row = exists.executeQuery()) {
        return row.next();
      }
    }
  }
}
