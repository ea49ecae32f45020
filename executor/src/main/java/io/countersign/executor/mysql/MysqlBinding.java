package io.countersign.executor.mysql;

import io.countersign.contracts.BindValue;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

/**
 * Gives placeholders their values. What MySQL has no type for goes as text, which it converts;
 * points in time go as those of UTC, the connection's time zone.
 */
final class MysqlBinding {
  private MysqlBinding() {}

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
      case TEXT, DATE, UUID, JSON -> statement.setString(index, text);
      case INTEGER -> statement.setLong(index, Long.parseLong(text));
      case DECIMAL -> statement.setBigDecimal(index, new BigDecimal(text));
      case BOOLEAN -> statement.setInt(index, Boolean.parseBoolean(text) ? 1 : 0);
      case TIMESTAMP -> statement.setString(index, utc(text));
      case BYTES -> statement.setBytes(index, Base64.getDecoder().decode(text));
      case SEALED -> throw new SQLException("a sealed value cannot be sent");
    }
  }

  private static String utc(String text) {
    return OffsetDateTime.parse(text)
        .withOffsetSameInstant(ZoneOffset.UTC)
        .toLocalDateTime()
        .toString()
        .replace('T', ' ');
  }
}
