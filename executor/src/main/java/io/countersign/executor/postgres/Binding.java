package io.countersign.executor.postgres;

import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.postgresql.util.PGobject;

/**
 * Gives placeholders their values. TEXT leaves the type to the database, as a quoted literal does,
 * so that it also serves for enumerations, intervals and addresses; INTEGER takes the type that a
 * literal would.
 */
final class Binding {
  private Binding() {}

  /**
   * @param indexes for each {@code ?} of the statement the number of its value, from 1
   */
  static void bind(PreparedStatement statement, List<Integer> indexes, List<BindValue> values)
      throws SQLException {
    for (int i = 0; i < indexes.size(); i++) {
      bind(statement, i + 1, values.get(indexes.get(i) - 1));
    }
  }

  private static void bind(PreparedStatement statement, int index, BindValue value)
      throws SQLException {
    String text = value.text();
    if (text == null) {
      bindNull(statement, index, value.type());
      return;
    }
    switch (value.type()) {
      case TEXT -> statement.setObject(index, text, Types.OTHER);
      case INTEGER -> bindInteger(statement, index, Long.parseLong(text));
      case DECIMAL -> statement.setBigDecimal(index, new BigDecimal(text));
      case BOOLEAN -> statement.setBoolean(index, Boolean.parseBoolean(text));
      case DATE -> statement.setObject(index, LocalDate.parse(text));
      case TIMESTAMP -> statement.setObject(index, OffsetDateTime.parse(text));
      case UUID -> statement.setObject(index, UUID.fromString(text));
      case BYTES -> statement.setBytes(index, Base64.getDecoder().decode(text));
      case JSON -> statement.setObject(index, json(text));
      case SEALED -> throw sealed();
    }
  }

  private static void bindInteger(PreparedStatement statement, int index, long value)
      throws SQLException {
    if (value == (int) value) {
      statement.setInt(index, (int) value);
    } else {
      statement.setLong(index, value);
    }
  }

  private static void bindNull(PreparedStatement statement, int index, BindType type)
      throws SQLException {
    switch (type) {
      case TEXT -> statement.setNull(index, Types.OTHER);
      case INTEGER -> statement.setNull(index, Types.INTEGER);
      case DECIMAL -> statement.setNull(index, Types.NUMERIC);
      case BOOLEAN -> statement.setNull(index, Types.BOOLEAN);
      case DATE -> statement.setNull(index, Types.DATE);
      case TIMESTAMP -> statement.setNull(index, Types.TIMESTAMP_WITH_TIMEZONE);
      case UUID -> statement.setNull(index, Types.OTHER, "uuid");
      case BYTES -> statement.setNull(index, Types.BINARY);
      case JSON -> statement.setObject(index, json(null));
      case SEALED -> throw sealed();
    }
  }

  /** Whoever knows the value puts it in the place of its name before. */
  private static SQLException sealed() {
    return new SQLException("a sealed value cannot be sent");
  }

  private static PGobject json(@org.jspecify.annotations.Nullable String text) throws SQLException {
    PGobject json = new PGobject();
    json.setType("jsonb");
    json.setValue(text);
    return json;
  }
}
