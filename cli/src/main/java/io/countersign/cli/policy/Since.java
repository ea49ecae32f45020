package io.countersign.cli.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How far back: so long before now, or since a moment. */
public final class Since {
  private static final Pattern AGO = Pattern.compile("(\\d{1,5})([smhd])");

  private final Duration ago;
  private final Instant moment;

  private Since(Duration ago, Instant moment) {
    this.ago = ago;
    this.moment = moment;
  }

  public static Since parse(String text) {
    Matcher matcher = AGO.matcher(text);
    if (matcher.matches()) {
      long number = Long.parseLong(matcher.group(1));
      return new Since(
          switch (matcher.group(2)) {
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofDays(number);
          },
          Instant.MAX);
    }
    return new Since(Duration.ZERO, Instant.parse(text));
  }

  public Instant before(Instant now) {
    return moment.equals(Instant.MAX) ? now.minus(ago) : moment;
  }

  /** Reads it on the command line. */
  public static final class Converter implements ITypeConverter<Since> {
    @Override
    public Since convert(String text) {
      try {
        return parse(text);
      } catch (DateTimeParseException e) {
        throw new TypeConversionException(
            "'" + text + "' is no time: write 30d, 12h, 45m, 90s or 2026-11-01T00:00:00Z");
      }
    }
  }
}
