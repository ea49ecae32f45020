package io.countersign.intake;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.datasource.DataSourceCatalogue;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes submissions: checks them, gives them ids, and records them once. */
public final class CommandIntake {
  private final SubmissionRules rules;
  private final DataSourceCatalogue catalogue;
  private final SessionSource sessions;
  private final KeyedSubmissions keyed;
  private final CommandRecorder recorder;
  private final IdSource ids;
  private final Clock clock;

  public CommandIntake(
      SubmissionRules rules,
      DataSourceCatalogue catalogue,
      SessionSource sessions,
      IdempotencyKeys keys,
      CommandRecorder recorder,
      IdSource ids,
      Clock clock) {
    this.rules = rules;
    this.catalogue = catalogue;
    this.sessions = sessions;
    this.keyed = new KeyedSubmissions(keys, recorder);
    this.recorder = recorder;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Records a command, durably when this returns.
   *
   * @throws NotSurelyRecordedException if Kafka does not acknowledge it
   * @throws KeysUnavailableException if it has a key, and keys cannot be looked up
   */
  public SubmitResult submit(SubmitRequest request) {
    Optional<Flaw> flaw =
        rules
            .flaw(request.submission())
            .or(() -> SubmissionRules.sealed(request.submission().parameters()));
    return flaw.<SubmitResult>map(SubmitResult.Flawed::new).orElseGet(() -> submitSound(request));
  }

  /** The same of a command that the executor itself named, with the value that it keeps. */
  SubmitResult submitReversal(SubmitRequest request) {
    return rules
        .flaw(request.submission())
        .<SubmitResult>map(SubmitResult.Flawed::new)
        .orElseGet(() -> submitSound(request));
  }

  private SubmitResult submitSound(SubmitRequest request) {
    Submission submission = request.submission();
    if (!isUsable(request)) {
      return new SubmitResult.UnknownDataSource(
          submission.dataSource(), catalogue.usableBy(request.principal()));
    }
    return receipt(submission.session())
        .map(receipt -> submit(request, receipt))
        .orElseGet(SubmitResult.NotReady::new);
  }

  private SubmitResult submit(SubmitRequest request, Receipt receipt) {
    PreparedSubmission prepared = recorder.prepare(request, receipt);
    Optional<Flaw> flaw = rules.flaw(prepared.bytes());
    if (flaw.isPresent()) {
      return new SubmitResult.Flawed(flaw.get());
    }
    return request.key() == null
        ? new SubmitResult.Accepted(recorder.record(request, prepared), false)
        : keyed.submit(request, request.key(), prepared);
  }

  private boolean isUsable(SubmitRequest request) {
    return catalogue
        .named(request.submission().dataSource())
        .filter(d -> d.admits(request.principal()))
        .isPresent();
  }

  private Optional<Receipt> receipt(@Nullable SessionId given) {
    return sessions
        .draw()
        .map(drawn -> given == null ? drawn : given)
        .map(session ->
            new Receipt(
                new CommandId(ids.next()),
                session,
                new EventId(ids.next()),
                // PostgreSQL keeps microseconds, and a replay must give the same instant.
                clock.instant().truncatedTo(ChronoUnit.MICROS)));
  }
}
