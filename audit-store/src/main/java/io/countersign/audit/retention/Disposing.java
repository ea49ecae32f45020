package io.countersign.audit.retention;

import io.countersign.audit.archive.Archive;
import io.countersign.contracts.event.EventId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Disposes of what is due, step by step: the records are written to the archive, an event tells of
 * it, the event gets its place in the ledger, and only then the records go. Each step can be done
 * again, and is if the one before was the last that was finished.
 */
public final class Disposing {
  private final RetentionRules rules;
  private final Disposals disposals;
  private final Optional<Archive> archive;
  private final Supplier<EventId> ids;
  private final Consumer<Disposal> teller;
  private final Clock clock;

  /**
   * @param teller publishes the event of a disposal for good, or throws
   */
  public Disposing(
      RetentionRules rules,
      Disposals disposals,
      Optional<Archive> archive,
      Supplier<EventId> ids,
      Consumer<Disposal> teller,
      Clock clock) {
    this.rules = rules;
    this.disposals = disposals;
    this.archive = archive;
    this.ids = ids;
    this.teller = teller;
    this.clock = clock;
  }

  /** What came of one disposal in a look. */
  public record Progress(RecordDays days, Removal removal) {}

  /** Looks once; nothing if another instance is at it. */
  public List<Progress> look() {
    List<Progress> progress = new ArrayList<>();
    disposals.alone(() -> {
      List<Disposal> unfinished = disposals.unfinished();
      unfinished.forEach(d -> progress.add(advance(d.days(), d)));
      List<RecordDays> begun = unfinished.stream().map(Disposal::days).toList();
      rules.due(disposals.stored(), clock.instant()).stream()
          .filter(days -> !begun.contains(days))
          .forEach(days -> progress.add(advance(days, null)));
    });
    return progress;
  }

  private Progress advance(RecordDays days, @Nullable Disposal begun) {
    try {
      return new Progress(days, next(days, begun));
    } catch (DisposalRefusedException e) {
      return new Progress(days, new Removal.Refused(String.valueOf(e.getMessage())));
    }
  }

  private Removal next(RecordDays days, @Nullable Disposal begun) {
    Optional<String> hold = disposals.holding(days);
    if (hold.isPresent()) {
      return new Removal.Held(hold.get());
    }
    Instant now = clock.instant();
    Disposal disposal = begun == null ? disposals.begin(days, ids.get(), now) : begun;
    if (disposal.manifest() == null) {
      disposal = disposals.written(disposal, new Writer(disposals, archive).write(disposal));
    }
    if (disposal.toldAt() == null) {
      teller.accept(disposal);
      disposal = disposals.told(disposal, now);
    }
    return disposals.remove(disposal, now);
  }
}
