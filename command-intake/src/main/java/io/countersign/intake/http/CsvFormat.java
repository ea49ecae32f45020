package io.countersign.intake.http;

import io.countersign.contracts.ResultColumn;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values (RFC 4180) with a header line. SQL's NULL is an empty field, empty text a
 * quoted one. Text that a spreadsheet would run as a formula is made text by a leading apostrophe
 * (OWASP, CSV Injection); numbers are left alone.
 */
final class CsvFormat implements ResultFormat {
  private static final String FORMULA_STARTS = "=+-@\t\r";
  private static final String LINE_END = "\r\n";

  @Override
  public void begin(List<ResultColumn> columns, Writer out) throws IOException {
    line(columns.stream().<@Nullable Object>map(ResultColumn::name).toList(), out);
  }

  @Override
  public void row(List<@Nullable Object> values, Writer out) throws IOException {
    line(values, out);
  }

  private static void line(List<@Nullable Object> values, Writer out) throws IOException {
    String separator = "";
    for (Object value : values) {
      out.write(separator);
      out.write(field(value));
      separator = ",";
    }
    out.write(LINE_END);
  }

  private static String field(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case Number number -> number.toString();
      case Boolean bool -> bool.toString();
      default -> quoted(guarded(value.toString()));
    };
  }

  private static String guarded(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }

  private static String quoted(String text) {
    boolean needed = text.isEmpty() || text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
    return needed ? '"' + text.replace("\"", "\"\"") + '"' : text;
  }
}
