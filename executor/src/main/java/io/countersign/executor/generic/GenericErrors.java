package io.countersign.executor.generic;

import io.countersign.contracts.Outcome;
import java.sql.SQLException;
import java.util.Map;

/** What a failed command tells: the class of its SQLSTATE in words, never the driver's message. */
final class GenericErrors {
  /** ISO/IEC 9075-2:2023, 24.1. */
  private static final Map<String, String> CLASSES =
      Map.of(
          "0A", "The data source does not support it.",
          "21", "A query gives more rows or columns than it may.",
          "22", "A value is not what it should be.",
          "23", "It violates an integrity constraint.",
          "28", "The data source refused the executor's credentials.",
          "40", "The data source rolled it back.",
          "42", "It is not valid SQL there, or names what is missing or forbidden.",
          "44", "A row does not fit the view.");

  private GenericErrors() {}

  static Outcome.Failed failed(SQLException e) {
    String state = e.getSQLState();
    if (state == null || isBroken(e)) {
      return new Outcome.Failed(
          state, "The data source failed, or cannot be reached. The command was rolled back.");
    }
    String known = state.length() < 2 ? null : CLASSES.get(state.substring(0, 2));
    return new Outcome.Failed(
        state, known == null ? "The data source refused the command." : known);
  }

  static boolean isBroken(SQLException e) {
    return e.getSQLState() != null && e.getSQLState().startsWith("08");
  }
}
