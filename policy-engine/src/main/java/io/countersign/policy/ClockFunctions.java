package io.countersign.policy;

import com.google.common.collect.ImmutableList;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.standard.CelStandardOverload;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * What conditions ask of the clock: CEL's {@code getHours()} and its like, which without a time
 * zone go by the bundle's instead of UTC, and {@code now.within("change-freeze")}.
 */
final class ClockFunctions {
  static final String WITHIN = "within";
  private static final String WITHIN_OVERLOAD = "timestamp_within_calendar";

  /** By the names that CEL gives its overloads; days of the month are counted from 1 by getDate. */
  private static final Map<String, ToLongFunction<LocalDateTime>> READINGS =
      Map.of(
          "timestamp_to_year",
          LocalDateTime::getYear,
          "timestamp_to_month",
          t -> t.getMonthValue() - 1,
          "timestamp_to_day_of_month_1_based",
          LocalDateTime::getDayOfMonth,
          "timestamp_to_day_of_month",
          t -> t.getDayOfMonth() - 1,
          "timestamp_to_day_of_week",
          t -> t.getDayOfWeek().getValue() % DayOfWeek.values().length,
          "timestamp_to_day_of_year",
          t -> t.getDayOfYear() - 1,
          "timestamp_to_hours",
          LocalDateTime::getHour,
          "timestamp_to_minutes",
          LocalDateTime::getMinute);

  private ClockFunctions() {}

  static CelFunctionDecl declaration() {
    return CelFunctionDecl.newFunctionDeclaration(
        WITHIN,
        CelOverloadDecl.newMemberOverload(
            WITHIN_OVERLOAD,
            SimpleType.BOOL,
            ImmutableList.of(SimpleType.TIMESTAMP, SimpleType.STRING)));
  }

  /** CEL's own functions but for those that are bound to the bundle's time zone. */
  static CelStandardFunctions others() {
    return CelStandardFunctions.newBuilder()
        .filterFunctions((function, overload) -> !isReading(overload))
        .build();
  }

  private static boolean isReading(CelStandardOverload overload) {
    return overload instanceof Enum<?> known
        && READINGS.containsKey(known.name().toLowerCase(Locale.ROOT));
  }

  // Neither changes; ErrorProne takes only annotated types for immutable.
  @SuppressWarnings("Immutable")
  static List<CelFunctionBinding> bindings(Times times) {
    List<CelFunctionBinding> bindings = new ArrayList<>();
    READINGS.forEach((overload, reading) ->
        bindings.add(
            CelFunctionBinding.from(
                overload, Instant.class, moment -> reading.applyAsLong(times.local(moment)))));
    bindings.add(
        CelFunctionBinding.from(
            WITHIN_OVERLOAD,
            Instant.class,
            String.class,
            (moment, calendar) -> times.window(calendar, moment).isPresent()));
    return bindings;
  }
}
