package io.countersign.audit.export;

import java.util.Collection;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A cell of CSV (RFC 4180): always in quotes, quotes in it doubled. Text that a spreadsheet would
 * take for a formula gets an apostrophe before it (OWASP, "CSV Injection").
 */
final class Cell {
  /** What begins a formula, also in its full-width form, and behind blanks. */
  private static final Pattern FORMULA =
      Pattern.compile("(?s)[\\s\\p{Cntrl}\\p{Z}]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20].*|[\\t\\r\\n].*");

  private Cell() {}

  static String of(@Nullable Object value) {
    String text =
        switch (value) {
          case null -> "";
          case Collection<?> many -> String.join(";", many.stream().map(String::valueOf).toList());
          default -> value.toString();
        };
    boolean formula = !(value instanceof Number) && FORMULA.matcher(text).matches();
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}
