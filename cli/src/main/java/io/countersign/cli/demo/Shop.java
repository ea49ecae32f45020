package io.countersign.cli.demo;

import io.countersign.local.DatabaseAccess;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the target past Countersign. */
final class Shop {
  private final DatabaseAccess access;

  Shop(DatabaseAccess access) {
    this.access = access;
  }

  /** The values of the one column of a query, as text. */
  List<String> column(String query) {
    try (Connection connection = access.connect();
        PreparedStatement statement = connection.prepareStatement(query);
        ResultSet rows = statement.executeQuery()) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException e) {
      throw new StepFailedException("the shop cannot be read: " + e.getMessage());
    }
  }
}
