package io.countersign.policy.bundle;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads single values, and says at which line one is not what it should be. */
final class Scalars {
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,15}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");
  private static final Pattern FRACTION = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,9})?");
  private static final Pattern PERCENT = Pattern.compile("([0-9]{1,4}) ?%");
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})([smhd])");

  private Scalars() {}

  static int persons(YamlMapping mapping, String field) throws InvalidDocumentException {
    if (!NUMBER.matcher(mapping.text(field)).matches()) {
      throw wrong(mapping, field, "a number of persons, or all");
    }
    return Integer.parseInt(mapping.text(field));
  }

  static int number(YamlMapping mapping, String field) throws InvalidDocumentException {
    if (!NUMBER.matcher(mapping.text(field)).matches()) {
      throw wrong(mapping, field, "a whole number such as 20");
    }
    return Integer.parseInt(mapping.text(field));
  }

  static long count(YamlMapping mapping, String field) throws InvalidDocumentException {
    String text = mapping.text(field).replace("_", "");
    if (!COUNT.matcher(text).matches()) {
      throw wrong(mapping, field, "a whole number such as 1000");
    }
    return Long.parseLong(text);
  }

  static double fraction(YamlMapping mapping, String field) throws InvalidDocumentException {
    if (!FRACTION.matcher(mapping.text(field)).matches()) {
      throw wrong(mapping, field, "a number such as 2.5");
    }
    return Double.parseDouble(mapping.text(field));
  }

  static boolean flag(YamlMapping mapping, String field) throws InvalidDocumentException {
    return switch (mapping.text(field)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw wrong(mapping, field, "true or false");
    };
  }

  static int percent(YamlMapping mapping, String field) throws InvalidDocumentException {
    Matcher matcher = PERCENT.matcher(mapping.text(field));
    if (!matcher.matches()) {
      throw wrong(mapping, field, "a percentage such as 10%");
    }
    return Integer.parseInt(matcher.group(1));
  }

  static Duration duration(YamlMapping mapping, String field) throws InvalidDocumentException {
    Matcher matcher = DURATION.matcher(mapping.text(field));
    if (!matcher.matches()) {
      throw wrong(mapping, field, "a time such as 30m, 1h or 2d");
    }
    long count = Long.parseLong(matcher.group(1));
    return switch (matcher.group(2)) {
      case "s" -> Duration.ofSeconds(count);
      case "m" -> Duration.ofMinutes(count);
      case "h" -> Duration.ofHours(count);
      default -> Duration.ofDays(count);
    };
  }

  static LocalDate date(YamlMapping mapping, String field) throws InvalidDocumentException {
    return parsed(mapping, field, "a date such as 2026-12-31", LocalDate::parse);
  }

  static Instant instant(YamlMapping mapping, String field) throws InvalidDocumentException {
    return parsed(
        mapping,
        field,
        "a moment such as 2026-12-24T18:00:00Z",
        t -> OffsetDateTime.parse(t).toInstant());
  }

  static LocalTime time(YamlMapping mapping, String field) throws InvalidDocumentException {
    return parsed(mapping, field, "a time of day such as 18:00", LocalTime::parse);
  }

  /** A date alone is its first moment. */
  static LocalDateTime from(YamlMapping mapping, String field) throws InvalidDocumentException {
    return moment(mapping, field, LocalDate::atStartOfDay);
  }

  /** A date alone is included whole. */
  static LocalDateTime to(YamlMapping mapping, String field) throws InvalidDocumentException {
    return moment(mapping, field, d -> d.plusDays(1).atStartOfDay());
  }

  private static LocalDateTime moment(
      YamlMapping mapping, String field, Function<LocalDate, LocalDateTime> whole)
      throws InvalidDocumentException {
    return parsed(
        mapping,
        field,
        "a date such as 2026-12-24, or a moment such as 2026-12-24T18:00",
        t -> t.contains("T") ? LocalDateTime.parse(t) : whole.apply(LocalDate.parse(t)));
  }

  static ZoneId zone(YamlMapping mapping, String field) throws InvalidDocumentException {
    return parsed(mapping, field, "a time zone such as Europe/Zurich", ZoneId::of);
  }

  static DayOfWeek day(YamlMapping mapping, String field, String text)
      throws InvalidDocumentException {
    return Arrays.stream(DayOfWeek.values())
        .filter(d -> d.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(() ->
            InvalidDocumentException.at(
                mapping.node(field), "'" + text + "' is not a day: use monday to sunday"));
  }

  /** One of an enum's values, as YAML writes them: {@code REQUIRE_APPROVAL} as require-approval. */
  static <E extends Enum<E>> E choice(YamlMapping mapping, String field, Class<E> type)
      throws InvalidDocumentException {
    String text = mapping.text(field);
    Optional<E> chosen =
        Arrays.stream(type.getEnumConstants()).filter(e -> isNamed(e, text)).findFirst();
    return chosen.orElseThrow(() ->
        InvalidDocumentException.at(
            mapping.node(field),
            field
                + " must be one of "
                + Arrays.stream(type.getEnumConstants())
                    .map(Scalars::yamlName)
                    .collect(Collectors.joining(", "))));
  }

  private static boolean isNamed(Enum<?> value, String text) {
    return yamlName(value).equals(text) || value.name().equals(text);
  }

  private static String yamlName(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static <T> T parsed(
      YamlMapping mapping, String field, String what, Function<String, T> parser)
      throws InvalidDocumentException {
    try {
      return parser.apply(mapping.text(field));
    } catch (DateTimeException e) {
      throw wrong(mapping, field, what);
    }
  }

  private static InvalidDocumentException wrong(YamlMapping mapping, String field, String what)
      throws InvalidDocumentException {
    return InvalidDocumentException.at(
        mapping.required(field), field + " must be " + what + ", not " + mapping.text(field));
  }
}
