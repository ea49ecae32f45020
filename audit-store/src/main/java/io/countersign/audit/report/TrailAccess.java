package io.countersign.audit.report;

import io.countersign.contracts.event.ExportMade;
import io.countersign.contracts.event.QuerySaved;
import io.countersign.contracts.event.ReportMade;

/** Who looked at the trail, and who took something out of it. */
public record TrailAccess(
    Listing<ReaderCount> readers,
    Listing<Told> exports,
    Listing<Told> reports,
    Listing<Told> savedQueries)
    implements Section {
  static TrailAccess of(Evidence evidence) {
    int limit = evidence.settings().listedEntries();
    return new TrailAccess(
        Listing.first(
            evidence.facts().readers(evidence.period(), limit + 1),
            limit,
            "/v1/events?type=TrailRead&" + evidence.period().query()),
        evidence.told(ExportMade.class),
        evidence.told(ReportMade.class),
        evidence.told(QuerySaved.class));
  }
}
