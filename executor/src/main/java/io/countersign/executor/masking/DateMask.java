package io.countersign.executor.masking;

import io.countersign.contracts.MaskRule;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes dates coarse: the first day of their month, year or decade, written as dates are. Of a
 * moment it stays whether it has a zone.
 */
final class DateMask {
  /** As ISO 8601 writes them; no infinity and nothing before our era. */
  private static final Pattern DATE =
      Pattern.compile(
          "(\\d{3})(\\d)-(\\d\\d)-\\d\\d(?:([ T])\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?(Z?))?");

  private DateMask() {}

  /** Empty if the value is no date. */
  static Optional<String> apply(String value, MaskRule.Named rule) {
    Matcher date = DATE.matcher(value.strip());
    return date.matches() ? Optional.of(day(date, rule) + midnight(date)) : Optional.empty();
  }

  private static String day(Matcher date, MaskRule.Named rule) {
    return switch (rule) {
      case DECADE -> date.group(1) + "0-01-01";
      case MONTH -> date.group(1) + date.group(2) + "-" + date.group(3) + "-01";
      default -> date.group(1) + date.group(2) + "-01-01";
    };
  }

  private static String midnight(Matcher date) {
    return date.group(4) == null ? "" : date.group(4) + "00:00:00" + date.group(5);
  }
}
