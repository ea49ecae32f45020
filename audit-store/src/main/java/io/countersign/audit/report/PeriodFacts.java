package io.countersign.audit.report;

import io.countersign.audit.CommandSummary;
import io.countersign.contracts.CommandId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What a report asks the store beyond what investigations do. */
public interface PeriodFacts {
  RecordCounts records(Period period);

  /** Commands that changed most rows, the largest first. */
  List<CommandSummary> largestChanges(Period period, int limit);

  List<CommandSummary> commands(Collection<CommandId> ids);

  /** Commands of the period that wait for nobody and have no end. */
  long withoutEnd(Period period);

  /** Who asked the trail, those who asked most first. */
  List<ReaderCount> readers(Period period, int limit);

  /** The earliest time of a stored record. */
  Optional<Instant> oldest();
}
