package io.countersign.executor.postgres;

import io.countersign.executor.target.JsonValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * From PostgreSQL's text form to what a result holds: {@code bytea} is {@code \x} and hexadecimal
 * digits; what is no number, boolean or timestamp is the text that PostgreSQL gives.
 */
final class PostgresValue {
  private PostgresValue() {}

  static @Nullable Object read(ResultSet row, int index, String type) throws SQLException {
    return of(row.getString(index), type);
  }

  static @Nullable Object of(@Nullable String text, String type) {
    if (text == null) {
      return null;
    }
    return switch (type) {
      case "int2", "int4", "int8", "oid", "numeric", "float4", "float8" -> JsonValue.number(text);
      case "bool" -> text.equals("t");
      case "timestamp", "timestamptz" -> JsonValue.timestamp(text);
      default -> text;
    };
  }
}
