package io.countersign.executor.generic;

import io.countersign.contracts.BindValue;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;

/** Gives placeholders their values, by the types that JDBC has for them. */
final class GenericBinding {
  private GenericBinding() {}

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
      statement.setNull(index, Types.NULL);
      return;
    }
    switch (value.type()) {
      case TEXT, UUID, JSON -> statement.setString(index, text);
      case INTEGER -> statement.setLong(index, Long.parseLong(text));
      case DECIMAL -> statement.setBigDecimal(index, new BigDecimal(text));
      case BOOLEAN -> statement.setBoolean(index, Boolean.parseBoolean(text));
      case DATE -> statement.setObject(index, LocalDate.parse(text));
      case TIMESTAMP -> statement.setObject(index, OffsetDateTime.parse(text));
      case BYTES -> statement.setBytes(index, Base64.getDecoder().decode(text));
      case SEALED -> throw new SQLException("a sealed value cannot be sent");
    }
  }
}
