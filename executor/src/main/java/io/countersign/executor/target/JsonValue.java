package io.countersign.executor.target;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a result holds in the place of a database's values.
 *
 * <p>Whole numbers that every JSON reader keeps exactly (53 bits, RFC 8259 §6) are numbers; all
 * other numbers stay text with every digit. Booleans are booleans, timestamps ISO 8601 (in UTC if
 * they have a zone).
 */
public final class JsonValue {
  static final long LARGEST_EXACT = (1L << 53) - 1;
  private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,16}");
  private static final Pattern TIMESTAMP =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(\\+00)?");
  private static final String UTC = "+00";

  private JsonValue() {}

  public static Object number(String text) {
    if (!WHOLE.matcher(text).matches()) {
      return text;
    }
    long value = Long.parseLong(text);
    return Math.abs(value) <= LARGEST_EXACT && !text.equals("-0") ? (Object) value : text;
  }

  /**
   * @param text with a blank between date and time, and without a zone or with {@code +00}
   */
  public static String timestamp(String text) {
    if (!TIMESTAMP.matcher(text).matches()) {
      return text;
    }
    String iso = text.replace(' ', 'T');
    return iso.endsWith(UTC) ? iso.substring(0, iso.length() - UTC.length()) + "Z" : iso;
  }

  /** How many bytes a value takes as JSON, at most. */
  public static long size(@Nullable Object value) {
    if (!(value instanceof String text)) {
      return value == null ? 4 : value.toString().length();
    }
    long size = 2;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ') {
        size += 6;
      } else if (c == '"' || c == '\\') {
        size += 2;
      } else {
        size += c < 0x80 ? 1 : 3;
      }
    }
    return size;
  }
}
