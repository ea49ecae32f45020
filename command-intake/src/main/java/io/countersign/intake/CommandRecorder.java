package io.countersign.intake;

import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.CommandCancelled;
import io.countersign.contracts.event.CommandCommented;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.EventId;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.PublicationFailedException;
import java.time.Clock;

/** Writes what submitters ask for as events, and follows the commands that it recorded. */
public final class CommandRecorder {
  private final EventPublisher publisher;
  private final EventCodec codec;
  private final LiveCommands live;
  private final SessionSource sessions;
  private final Clock clock;

  public CommandRecorder(
      EventPublisher publisher,
      EventCodec codec,
      LiveCommands live,
      SessionSource sessions,
      Clock clock) {
    this.publisher = publisher;
    this.codec = codec;
    this.live = live;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * Records a new command; it is durable when this returns. If it is not surely recorded, it is
   * followed on only if it has a key, by which it may be recorded again.
   *
   * @throws NotSurelyRecordedException if Kafka does not acknowledge it
   */
  CommandProgress record(SubmitRequest request, PreparedSubmission prepared) {
    // Followed first: policy may have decided before this thread goes on.
    LiveCommand followed = follow(prepared);
    try {
      publish(prepared);
    } catch (RuntimeException e) {
      if (request.key() == null) {
        live.forget(prepared.receipt().commandId());
      }
      throw e;
    }
    followed.confirm();
    return followed.progress();
  }

  private LiveCommand follow(PreparedSubmission prepared) {
    LiveCommand followed = live.follow(prepared.event(), prepared.submitted());
    // The session may have moved away after it was drawn, and nobody would let go of this command.
    if (!sessions.owns(prepared.receipt().sessionId())) {
      live.forget(prepared.receipt().commandId());
    }
    return followed;
  }

  /**
   * Records a command again that may have been recorded before, as the very same event. It is not
   * followed anew: some of its events may have gone by.
   */
  CommandProgress recordAgain(SubmitRequest request, Receipt receipt) {
    PreparedSubmission prepared = prepare(request, receipt);
    publish(prepared);
    live.find(receipt.commandId()).ifPresent(LiveCommand::confirm);
    return live.begin(prepared.event(), prepared.submitted());
  }

  private void publish(PreparedSubmission prepared) {
    publish(
        prepared.record(),
        prepared.receipt().commandId(),
        NotSurelyRecordedException.Request.SUBMISSION);
  }

  private void publish(
      PreparedEvent event, CommandId id, NotSurelyRecordedException.Request request) {
    try {
      publisher.publish(event).await();
    } catch (PublicationFailedException e) {
      throw new NotSurelyRecordedException(id, request, e);
    }
  }

  /** The progress of a command that has just been recorded, without recording it. */
  CommandProgress recorded(SubmitRequest request, Receipt receipt) {
    PreparedSubmission prepared = prepare(request, receipt);
    return live.begin(prepared.event(), prepared.submitted());
  }

  /**
   * Cancels a command; the cancellation is durable when this returns.
   *
   * @throws NotSurelyRecordedException if Kafka does not acknowledge it
   */
  public CancelResult cancel(CommandProgress progress, Principal by) {
    return switch (progress.state()) {
      case CommandState.Ended ended -> new CancelResult.AlreadyEnded(ended);
      case CommandState.Open again when progress.cancelled() != null ->
          new CancelResult.Requested(progress);
      case CommandState.Open open -> cancel(progress, open.cancel(by));
    };
  }

  private CancelResult cancel(CommandProgress progress, CommandCancelled cancellation) {
    // The same caller's second attempt is the same event.
    EventId id = new EventId(progress.id().value()).derive("cancel " + cancellation.by().subject());
    PreparedEvent prepared =
        codec.prepare(Draft.following(progress.latest().link(), id, cancellation));
    publish(prepared, progress.id(), NotSurelyRecordedException.Request.CANCELLATION);
    RecordedEvent event = recorded(prepared, cancellation);
    live.apply(event);
    return new CancelResult.Requested(progress.with(event));
  }

  /**
   * Records a comment; it is durable when this returns.
   *
   * @throws NotSurelyRecordedException if Kafka does not acknowledge it
   */
  CommandProgress comment(CommandProgress progress, EventId id, CommandCommented comment) {
    PreparedEvent prepared = codec.prepare(Draft.following(progress.latest().link(), id, comment));
    publish(prepared, progress.id(), NotSurelyRecordedException.Request.COMMENT);
    RecordedEvent event = recorded(prepared, comment);
    live.apply(event);
    return progress.with(event);
  }

  /** The event that records a submission, with the ids of the receipt. */
  PreparedSubmission prepare(SubmitRequest request, Receipt receipt) {
    Submission submission = request.submission();
    Command command =
        new Command(
            receipt.commandId(),
            receipt.sessionId(),
            submission.dataSource(),
            submission.sql(),
            submission.parameters(),
            request.principal(),
            Origin.REST,
            submission.justification(),
            receipt.submittedAt(),
            submission.grant());
    String key = request.key() == null ? null : request.key().text();
    CommandSubmitted submitted = new CommandSubmitted(command, command.digest(), key);
    PreparedEvent prepared =
        codec.prepare(
            Draft.first(receipt.eventId(), receipt.sessionId(), request.trace(), submitted));
    return new PreparedSubmission(receipt, prepared, submitted, recorded(prepared, submitted));
  }

  private RecordedEvent recorded(PreparedEvent prepared, EventData data) {
    return new RecordedEvent(prepared.link(), clock.instant(), data, prepared.value().length);
  }
}
