package io.countersign.audit.report;

import io.countersign.audit.Aspect;
import io.countersign.audit.CommandCount;
import io.countersign.audit.CommandFilter;
import io.countersign.audit.Exposure;
import io.countersign.audit.Interval;
import io.countersign.audit.Investigation;
import java.util.List;
import java.util.Locale;

/**
 * Who used which data.
 *
 * @param interval of {@code overTime}
 * @param exposures who was given which category of data of which table, what was shown as it is
 *     first
 */
public record Access(
    CommandCount total,
    String interval,
    Listing<CommandCount> overTime,
    Listing<CommandCount> byPrincipal,
    Listing<CommandCount> byDataSource,
    Listing<CommandCount> byEnvironment,
    Listing<CommandCount> byDecision,
    Listing<CommandCount> byOutcome,
    Listing<Exposure> exposures)
    implements Section {
  private static final int MOST_INTERVALS = 200;

  static Access of(Evidence evidence) {
    Investigation investigation = evidence.investigation();
    CommandFilter all = evidence.period().commands();
    Interval interval = evidence.period().interval();
    List<CommandCount> total = investigation.counts(all, null, null, 1);
    int limit = evidence.settings().listedEntries();
    return new Access(
        total.isEmpty() ? new CommandCount(null, null, 0, 0, 0) : total.getFirst(),
        interval.name().toLowerCase(Locale.ROOT),
        Listing.first(
            investigation.counts(all, null, interval, MOST_INTERVALS + 1),
            MOST_INTERVALS,
            evidence.counts("interval=" + interval.name().toLowerCase(Locale.ROOT))),
        evidence.counted(Aspect.PRINCIPAL),
        evidence.counted(Aspect.DATA_SOURCE),
        evidence.counted(Aspect.ENVIRONMENT),
        evidence.counted(Aspect.DECISION),
        evidence.counted(Aspect.OUTCOME),
        Listing.first(
            investigation.exposures(all, limit + 1),
            limit,
            "/v1/investigation/exposures?" + evidence.period().query()));
  }
}
