package io.countersign.cli.approvals;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A point in time as people write it: {@code 2026-11-23T22:00Z}, or {@code +2h} from now. */
final class Moment implements ITypeConverter<Instant> {
  private static final Pattern FROM_NOW = Pattern.compile("\\+(\\d{1,6})([mhd])");

  private final Clock clock;

  Moment() {
    this(Clock.systemUTC());
  }

  Moment(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Instant convert(String text) {
    Matcher fromNow = FROM_NOW.matcher(text);
    if (fromNow.matches()) {
      return clock
          .instant()
          .truncatedTo(ChronoUnit.SECONDS)
          .plus(span(Long.parseLong(fromNow.group(1)), fromNow.group(2)));
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'"
              + Visible.line(text)
              + "' is no time such as 2026-11-23T22:00Z, or +2h, +30m, +1d from now");
    }
  }

  private static Duration span(long count, String unit) {
    return switch (unit) {
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }
}
