package io.countersign.audit.store;

import java.nio.charset.StandardCharsets;

/** Text as PostgreSQL can hold it: any but the character NUL, which U+FFFD stands in for. */
final class PostgresText {
  private PostgresText() {}

  static String of(String value) {
    return value.indexOf('\0') < 0 ? value : value.replace('\0', '\uFFFD');
  }

  /** Its UTF-8; half of a surrogate pair becomes a question mark. */
  static byte[] bytes(String value) {
    return of(value).getBytes(StandardCharsets.UTF_8);
  }
}
