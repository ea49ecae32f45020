package io.countersign.executor.postgres;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads PostgreSQL's text form of a row (manual 8.16.6): values in parentheses, parted by commas;
 * nothing at all is NULL; what stands in double quotes may hold anything, quotes and backslashes
 * doubled.
 */
final class RowText {
  private final String text;
  private int position;

  private RowText(String text) {
    this.text = text;
  }

  static List<@Nullable String> read(String text) throws SQLException {
    return new RowText(text).read();
  }

  private List<@Nullable String> read() throws SQLException {
    List<@Nullable String> values = new ArrayList<>();
    expect('(');
    values.add(value());
    while (peek() == ',') {
      position++;
      values.add(value());
    }
    expect(')');
    if (position != text.length()) {
      throw malformed();
    }
    return values;
  }

  private @Nullable String value() throws SQLException {
    if (peek() == ',' || peek() == ')') {
      return null;
    }
    return peek() == '"' ? quoted() : plain();
  }

  private String plain() throws SQLException {
    int start = position;
    while (peek() != ',' && peek() != ')') {
      position++;
    }
    return text.substring(start, position);
  }

  private String quoted() throws SQLException {
    StringBuilder value = new StringBuilder();
    position++;
    while (true) {
      char c = peek();
      position++;
      if (c == '"' && (position >= text.length() || text.charAt(position) != '"')) {
        return value.toString();
      }
      if (c == '"' || c == '\\') {
        c = peek();
        position++;
      }
      value.append(c);
    }
  }

  private void expect(char c) throws SQLException {
    if (peek() != c) {
      throw malformed();
    }
    position++;
  }

  private char peek() throws SQLException {
    if (position >= text.length()) {
      throw malformed();
    }
    return text.charAt(position);
  }

  /** Without the row. */
  private static SQLException malformed() {
    return new SQLException("a row is not in the text form that was asked for");
  }
}
