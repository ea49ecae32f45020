package io.countersign.executor.postgres;

import io.countersign.contracts.TableName;
import io.countersign.executor.Undo;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether a write can be undone, and by what.
 *
 * @param table absent where it is not known, or not an ordinary one
 * @param rows gathers what has to be put back; absent if the write cannot be undone
 * @param objection why it cannot
 */
record UndoPlan(Optional<TableShape> table, @Nullable RowsToUndo rows, @Nullable String objection) {
  private static final String NO_KEY =
      "This executor has no key to seal rows with as they were (countersign.executor.undo.keys)";

  /** What would undo a write, and what of it would not be undone. */
  record Made(@Nullable Undo undo, @Nullable String irreversible) {}

  /**
   * @param why without a full stop
   */
  static UndoPlan impossible(String why) {
    return new UndoPlan(Optional.empty(), null, why);
  }

  /**
   * @param bytes how much may be kept; 0 for nothing
   */
  static UndoPlan of(TableName name, int bytes, Connection connection) throws SQLException {
    Optional<TableShape> shape = TableShape.of(name, connection);
    Optional<TableShape> table = shape.filter(TableShape::isTable);
    String objection = shape.isEmpty() ? name + " is not known" : shape.get().objection();
    if (objection != null) {
      return new UndoPlan(table, null, "Its rows cannot be put back: " + objection);
    }
    return bytes == 0
        ? new UndoPlan(table, null, NO_KEY)
        : new UndoPlan(table, new RowsToUndo(shape.get().columns().size(), bytes), null);
  }

  /**
   * @param besides the tables of which triggers and cascades changed rows
   */
  Made make(List<TableName> besides) {
    if (rows == null || table.isEmpty()) {
      return new Made(null, objection + ".");
    }
    if (rows.isTooMuch()) {
      return new Made(null, "Its rows are too many or too large to be kept as they were.");
    }
    if (rows.rows().isEmpty()) {
      return new Made(null, "There is nothing to undo: its rows are as they were.");
    }
    UndoStatement statement = new UndoStatement(table.get(), rows);
    return statement.setsFixed()
        ? new Made(null, "It gave rows another identity, which only the database can do.")
        : new Made(statement.undo(), besides.isEmpty() ? null : left(besides));
  }

  private static String left(List<TableName> besides) {
    return "Triggers or cascades changed rows of %s too, which an undo leaves as they are."
        .formatted(besides.stream().map(TableName::toString).collect(Collectors.joining(", ")));
  }
}
