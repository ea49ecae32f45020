package io.countersign.audit.report;

import io.countersign.audit.Aspect;
import io.countersign.audit.CommandCount;
import io.countersign.audit.Incidents;
import io.countersign.audit.Investigation;
import io.countersign.audit.Trail;
import io.countersign.contracts.event.EventData;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where a report takes its data from.
 *
 * @param now the time at which it is made
 */
record Evidence(
    Trail trail,
    Investigation investigation,
    Incidents incidents,
    PeriodFacts facts,
    ReportSettings settings,
    Period period,
    Instant now) {

  Listing<CommandCount> counted(Aspect aspect) {
    int limit = settings.listedEntries();
    return Listing.first(
        investigation.counts(period.commands(), aspect, null, limit + 1),
        limit,
        counts("by=" + camelCase(aspect)));
  }

  String counts(String parameters) {
    return "/v1/investigation/counts?" + parameters + "&" + period.query();
  }

  private static String camelCase(Aspect aspect) {
    String[] words = aspect.name().toLowerCase(Locale.ROOT).split("_", -1);
    return words.length == 1
        ? words[0]
        : words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
  }

  /** The period's events of a type, latest first. */
  <T extends EventData> ExaminedEvents<T> events(Class<T> type) {
    return events(type, period.from(), period.to());
  }

  /** Those of the period and all before it. */
  <T extends EventData> ExaminedEvents<T> eventsUntilItsEnd(Class<T> type) {
    return events(type, Instant.EPOCH, period.to());
  }

  /** Those of the period and all since. */
  <T extends EventData> ExaminedEvents<T> eventsSinceItsBegin(Class<T> type) {
    return events(type, period.from(), now.isAfter(period.to()) ? now : period.to());
  }

  private <T extends EventData> ExaminedEvents<T> events(Class<T> type, Instant from, Instant to) {
    return ExaminedEvents.read(trail, type, from, to, settings.examinedEvents());
  }

  /** The period's events of a type as sentences, latest first. */
  Listing<Told> told(Class<? extends EventData> type) {
    ExaminedEvents<? extends EventData> read =
        ExaminedEvents.read(trail, type, period.from(), period.to(), settings.listedEntries() + 1);
    return Listing.first(
        read.entries().stream().map(e -> Told.of(e.event())).toList(),
        read.complete(),
        settings.listedEntries(),
        eventsQuery(type));
  }

  /** The period's events of two types that belong together. */
  Listing<Told> told(Class<? extends EventData> one, Class<? extends EventData> other) {
    Listing<Told> first = told(one);
    Listing<Told> second = told(other);
    return Listing.first(
        Stream.concat(first.entries().stream(), second.entries().stream())
            .sorted(Comparator.comparing(Told::time).reversed())
            .toList(),
        first.complete() && second.complete(),
        settings.listedEntries(),
        first.query());
  }

  String eventsQuery(Class<? extends EventData> type) {
    return "/v1/events?type=" + type.getSimpleName() + "&" + period.query();
  }
}
