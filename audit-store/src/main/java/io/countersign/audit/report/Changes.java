package io.countersign.audit.report;

import io.countersign.audit.Aspect;
import io.countersign.audit.CommandCount;

/**
 * What was changed.
 *
 * @param byKind of statement, with the rows that were changed
 * @param byTable a command counts for each of its tables
 * @param largest the commands that changed most rows
 */
public record Changes(
    Listing<CommandCount> byKind, Listing<CommandCount> byTable, Listing<CommandLine> largest)
    implements Section {
  static Changes of(Evidence evidence) {
    int limit = evidence.settings().listedEntries();
    return new Changes(
        evidence.counted(Aspect.KIND),
        changing(evidence.counted(Aspect.TABLE)),
        Listing.first(
                evidence.facts().largestChanges(evidence.period(), limit + 1),
                limit,
                "/v1/commands?rows=1&" + evidence.period().query())
            .map(CommandLine::of));
  }

  private static Listing<CommandCount> changing(Listing<CommandCount> tables) {
    return new Listing<>(
        tables.entries().stream().filter(c -> c.rowsChanged() > 0).toList(),
        tables.complete(),
        tables.query());
  }
}
