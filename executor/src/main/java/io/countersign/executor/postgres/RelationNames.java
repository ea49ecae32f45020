package io.countersign.executor.postgres;

import io.countersign.contracts.TableName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Gives a query the names of relations, and which of them are written. */
final class RelationNames {
  private RelationNames() {}

  /** Fills two placeholders: an array of names and one of booleans. */
  static void set(
      PreparedStatement statement,
      int index,
      Collection<TableName> read,
      Collection<TableName> written)
      throws SQLException {
    List<String> names = new ArrayList<>();
    read.forEach(table -> names.add(table.toString()));
    written.forEach(table -> names.add(table.toString()));
    List<Boolean> writes = new ArrayList<>(Collections.nCopies(read.size(), false));
    writes.addAll(Collections.nCopies(written.size(), true));
    Connection connection = statement.getConnection();
    statement.setArray(index, connection.createArrayOf("text", names.toArray()));
    statement.setArray(index + 1, connection.createArrayOf("bool", writes.toArray()));
  }
}
