package io.countersign.audit.report;

import io.countersign.audit.Closing;
import io.countersign.audit.Incident;
import io.countersign.audit.IncidentFilter;
import io.countersign.audit.Incidents;
import io.countersign.audit.Page;
import io.countersign.contracts.IncidentKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reason to doubt that the trail is whole.
 *
 * @param closedBy absent while nobody has explained it
 */
public record IncidentLine(
    long id,
    IncidentKind kind,
    Instant foundAt,
    String sentence,
    @Nullable String closedBy,
    @Nullable String reason,
    @Nullable Instant closedAt) {
  private static final int PAGE = 1_000;

  static IncidentLine of(Incident incident) {
    Closing closing = incident.closing();
    return new IncidentLine(
        incident.id(),
        incident.kind(),
        incident.foundAt(),
        incident.sentence(),
        closing == null ? null : closing.by(),
        closing == null ? null : closing.reason(),
        closing == null ? null : closing.at());
  }

  /** Those that are open, and those that were found or explained in the period. */
  static Listing<IncidentLine> about(Incidents incidents, Period period, ReportSettings settings) {
    List<IncidentLine> lines = new ArrayList<>();
    Long before = null;
    int read = 0;
    do {
      Page<Incident, Long> page = incidents.incidents(new IncidentFilter(null, null), before, PAGE);
      page.entries().stream()
          .filter(i -> concerns(i, period))
          .map(IncidentLine::of)
          .forEach(lines::add);
      read += page.entries().size();
      before = page.next();
    } while (before != null && read < settings.examinedEvents());
    return Listing.first(lines, before == null, settings.listedEntries(), "/v1/incidents");
  }

  private static boolean concerns(Incident incident, Period period) {
    Closing closing = incident.closing();
    return closing == null || period.holds(incident.foundAt()) || period.holds(closing.at());
  }
}
