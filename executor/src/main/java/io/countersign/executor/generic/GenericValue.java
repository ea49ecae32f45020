package io.countersign.executor.generic;

import io.countersign.executor.target.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** From values as a driver gives them to what a result holds: numbers, bytes, and text. */
final class GenericValue {
  private GenericValue() {}

  static @Nullable Object read(ResultSet row, int index, String type) throws SQLException {
    return switch (row.getMetaData().getColumnType(index)) {
      case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> bytes(row, index);
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.DECIMAL,
          Types.NUMERIC ->
          number(row.getString(index));
      case Types.BOOLEAN -> truth(row, index);
      default -> row.getString(index);
    };
  }

  private static @Nullable Object number(@Nullable String text) {
    return text == null ? null : JsonValue.number(text);
  }

  private static @Nullable Object truth(ResultSet row, int index) throws SQLException {
    boolean value = row.getBoolean(index);
    return row.wasNull() ? null : (Object) value;
  }

  private static @Nullable Object bytes(ResultSet row, int index) throws SQLException {
    byte[] bytes = row.getBytes(index);
    return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
  }
}
