package io.countersign.audit.retention;

import io.countersign.contracts.event.EventId;
import io.countersign.log.bundle.DisposalManifest;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far it has come with disposing of some records.
 *
 * @param event the id of the event that tells it, so that it can be published again
 * @param manifest what is disposed of; absent until it was all read, and archived if there is an
 *     archive
 * @param toldAt when the event was published
 * @param doneAt when the records were gone
 */
public record Disposal(
    long id,
    RecordDays days,
    EventId event,
    Instant begunAt,
    @Nullable DisposalManifest manifest,
    @Nullable Instant toldAt,
    @Nullable Instant doneAt) {
  /** The name of the set of records in an archive. */
  public String set() {
    return "%s-%s-%d"
        .formatted(days.category(), DateTimeFormatter.BASIC_ISO_DATE.format(days.from()), id);
  }

  /** The set that the records are in; empty if they were written nowhere. */
  public Optional<String> archived() {
    return manifest == null || manifest.archive() == null ? Optional.empty() : Optional.of(set());
  }
}
