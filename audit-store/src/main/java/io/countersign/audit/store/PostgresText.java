package io.countersign.audit.store;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Text as PostgreSQL can hold it: any but the character NUL, which U+FFFD stands in for. */
final class PostgresText {
  private static final String NUL_ESCAPED = "\\u0000";

  /** Behind an even number of backslashes: behind an odd one it is no escape but text. */
  private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private PostgresText() {}

  static String of(String value) {
    return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
  }

  /** The same of JSON, in which NUL is written as an escape. */
  static String inJson(String json) {
    return json.contains(NUL_ESCAPED) ? ESCAPED_NUL.matcher(json).replaceAll("$1\\\\ufffd") : json;
  }

  /** Its UTF-8; half of a surrogate pair becomes a question mark. */
  static byte[] bytes(String value) {
    return of(value).getBytes(StandardCharsets.UTF_8);
  }
}
