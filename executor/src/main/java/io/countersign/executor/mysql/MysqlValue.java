package io.countersign.executor.mysql;

import io.countersign.executor.target.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * From MySQL's values to what a result holds. Bytes and shapes are {@code \x} and hexadecimal
 * digits; {@code TIMESTAMP} is a point in time, {@code DATETIME} has no zone; everything else that
 * is no number is text.
 */
final class MysqlValue {
  private MysqlValue() {}

  /**
   * @param type as the driver names it, such as {@code bigint unsigned}
   */
  static @Nullable Object read(ResultSet row, int index, String type) throws SQLException {
    String first = type.toLowerCase(Locale.ROOT).split("[ (]", 2)[0];
    return switch (first) {
      case "tinyint",
          "smallint",
          "mediumint",
          "int",
          "integer",
          "bigint",
          "year",
          "decimal",
          "float",
          "double",
          "real",
          "old_decimal" ->
          number(row.getString(index));
      case "timestamp" -> instant(row.getString(index));
      case "datetime" -> time(row.getString(index));
      case "binary", "varbinary", "tinyblob", "blob", "mediumblob", "longblob", "geometry" ->
          bytes(row.getBytes(index));
      default -> row.getString(index);
    };
  }

  private static @Nullable Object number(@Nullable String text) {
    return text == null ? null : JsonValue.number(text);
  }

  private static @Nullable Object instant(@Nullable String text) {
    return text == null ? null : JsonValue.timestamp(text + "+00");
  }

  private static @Nullable Object time(@Nullable String text) {
    return text == null ? null : JsonValue.timestamp(text);
  }

  private static @Nullable Object bytes(byte @Nullable [] bytes) {
    return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
  }
}
