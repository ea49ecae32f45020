package io.countersign.audit.disposal;

import io.countersign.audit.retention.ArchivedRecords;
import io.countersign.audit.retention.Disposal;
import io.countersign.audit.retention.Disposals;
import io.countersign.audit.retention.Disposing;
import io.countersign.audit.retention.Removal;
import io.countersign.audit.retention.RetentionRules;
import io.countersign.contracts.Digest;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.RecordsDisposed;
import io.countersign.log.bundle.DisposalManifest;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventPublisher;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks for what is due while the service runs. */
@ApplicationScoped
class DisposalLifecycle {
  private static final Logger LOG = Logger.getLogger(DisposalLifecycle.class);
  private static final Duration STOP = Duration.ofSeconds(5);

  /** So long at most after the event of a disposal to see whether it is in the ledger. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Disposing disposing;
  private final EventPublisher publisher;
  private final Duration interval;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("disposal").daemon().factory());

  DisposalLifecycle(
      RetentionRules rules,
      Disposals disposals,
      ArchivedRecords archived,
      DisposalConfiguration settings,
      EventPublisher publisher,
      IdSource ids,
      Clock clock) {
    this.disposing =
        new Disposing(
            rules, disposals, archived.archive(), () -> new EventId(ids.next()), this::tell, clock);
    this.publisher = publisher;
    this.interval = settings.interval();
  }

  void start(@Observes StartupEvent event) {
    again(interval);
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    thread.shutdownNow();
    if (!thread.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS)) {
      LOG.warn("A disposal did not end in time; the next start takes it up");
    }
  }

  private void again(Duration pause) {
    if (!thread.isShutdown()) {
      var _ = thread.schedule(this::look, pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void look() {
    Duration pause = interval;
    try {
      for (Disposing.Progress progress : disposing.look()) {
        log(progress);
        if (progress.removal() instanceof Removal.NotProved && SOON.compareTo(pause) < 0) {
          pause = SOON;
        }
      }
    } catch (RuntimeException e) {
      LOG.warn("Could not dispose of what is due; trying again", e);
    }
    again(pause);
  }

  private static void log(Disposing.Progress progress) {
    switch (progress.removal()) {
      case Removal.Removed(long records) ->
          LOG.infof("Disposed of %d records: %s", records, progress.days());
      case Removal.Held(String hold) ->
          LOG.infof("Kept under the hold %s: %s", hold, progress.days());
      case Removal.NotProved _ ->
          LOG.infof("Told, and gone once the ledger has it: %s", progress.days());
      case Removal.Refused(String why) ->
          LOG.errorf("INCIDENT: not disposed of, %s: %s", progress.days(), why);
      case Removal.Changed(long records) ->
          LOG.errorf(
              "INCIDENT: not disposed of, %s: there are %d records, and the manifest is of others",
              progress.days(), records);
    }
  }

  private void tell(Disposal disposal) {
    DisposalManifest manifest = Objects.requireNonNull(disposal.manifest());
    DisposalManifest.ArchiveFile archive = manifest.archive();
    publisher
        .publish(
            Draft.administration(
                disposal.event(),
                new RecordsDisposed(
                    manifest.category(),
                    disposal.days().begin(),
                    disposal.days().end(),
                    manifest.records(),
                    Digest.parse(manifest.digest()),
                    archive == null ? null : archive.name())))
        .await();
  }
}
