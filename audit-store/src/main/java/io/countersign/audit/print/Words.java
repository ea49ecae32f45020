package io.countersign.audit.print;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Values as people read them. */
final class Words {
  private static final String NOTHING = "–";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  static String number(@Nullable Long value) {
    return value == null ? NOTHING : String.format(Locale.ROOT, "%,d", value);
  }

  static String time(@Nullable Instant time) {
    return time == null ? NOTHING : TIME.format(time);
  }

  static String text(@Nullable Object value) {
    return value == null || value.toString().isEmpty() ? NOTHING : value.toString();
  }

  static String list(List<?> values) {
    return values.isEmpty()
        ? NOTHING
        : String.join(", ", values.stream().map(Object::toString).toList());
  }

  static String yesOrNo(boolean value) {
    return value ? "yes" : "no";
  }
}
