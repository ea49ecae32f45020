package io.countersign.audit.retention;

import io.countersign.audit.archive.Archive;
import io.countersign.audit.archive.ArchivedRecord;
import io.countersign.platform.event.RecordPosition;
import java.util.Optional;

/** Finds records that retention has taken out of the store. */
public record ArchivedRecords(Disposals disposals, Optional<Archive> archive) {
  /** What became of a record. */
  public sealed interface Lookup {}

  /** It is in the archive. */
  public record Found(ArchivedRecord stored) implements Lookup {}

  /** It was taken out, and is in no archive. */
  public record Gone(long disposal) implements Lookup {}

  /** It was not taken out. */
  public record Unknown() implements Lookup {}

  /**
   * @throws io.countersign.audit.archive.ArchiveException if the archive cannot be read
   */
  public Lookup find(RecordPosition position) {
    Optional<Disposal> disposal = disposals.of(position);
    if (disposal.isEmpty()) {
      return new Unknown();
    }
    return disposal
        .flatMap(Disposal::archived)
        .flatMap(set -> archive.flatMap(a -> a.read(set, position)))
        .<Lookup>map(Found::new)
        .orElseGet(() -> new Gone(disposal.get().id()));
  }
}
