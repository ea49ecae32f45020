package io.countersign.executor;

import static io.countersign.contracts.RefusalReason.CANCELLED;
import static io.countersign.contracts.RefusalReason.UNKNOWN_DATA_SOURCE;
import static io.countersign.executor.session.TargetSession.TRANSACTION_FAILED;

import io.countersign.contracts.Command;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Facts;
import io.countersign.contracts.Outcome;
import io.countersign.executor.session.Sessions;
import io.countersign.platform.event.PublicationFailedException;
import io.countersign.sql.SqlAnalyzer;
import java.util.Optional;

/** Runs a claimed command on its target, unless there is something against it. */
final class CommandRunner {
  private final Targets targets;
  private final Reversals reversals;
  private final Sessions sessions;

  CommandRunner(Targets targets, Reversals reversals, Sessions sessions) {
    this.targets = targets;
    this.reversals = reversals;
    this.sessions = sessions;
  }

  /**
   * @throws CommitUncertainException if only the target can say what became of it
   */
  Outcome run(
      ReceivedWarrant received,
      DataSource dataSource,
      Execution execution,
      Cancellation cancellation) {
    Command command = received.warrant().command();
    Facts facts = SqlAnalyzer.analyze(dataSource.dialect(), command.sql());
    Optional<Outcome.Refused> unsupported = StatementCheck.inSession(facts);
    if (unsupported.isPresent()) {
      return unsupported.get();
    }
    Optional<Target> target = targets.named(dataSource.name());
    if (target.isEmpty()) {
      return new Outcome.Refused(
          UNKNOWN_DATA_SOURCE,
          "This executor has no credentials for the data source '" + dataSource.name() + "'.");
    }
    return switch (reversals.open(command, target.get())) {
      case Reversals.Opening.Refused(Outcome.Refused refused) -> refused;
      case Reversals.Opening.Usable(Command usable, Long exactRows) ->
          run(
              target.get(),
              new Work(
                  usable,
                  facts,
                  received.warrant().access(),
                  dataSource,
                  received.warrant().obligations(),
                  received.warrant().impact(),
                  exactRows),
              execution,
              cancellation);
    };
  }

  private Outcome run(Target target, Work work, Execution execution, Cancellation cancellation) {
    Optional<Outcome.Refused> writesAMask = WrittenMasks.objectionTo(work);
    if (writesAMask.isPresent()) {
      return writesAMask.get();
    }
    try {
      Outcome outcome =
          sessions
              .run(target, work, execution, cancellation)
              .orElseGet(() -> runAlone(target, work, execution, cancellation));
      if (!(outcome instanceof Outcome.Succeeded)) {
        execution.breakOff();
      }
      return outcome instanceof Outcome.Failed failed ? explained(failed, cancellation) : outcome;
    } catch (PublicationFailedException e) {
      if (!execution.hasStarted()) {
        throw e;
      }
      return new Outcome.Failed(
          null,
          "What the command did could not be recorded in time, so it was rolled back: nothing was"
              + " changed. Submit the command again.");
    }
  }

  private static Outcome runAlone(
      Target target, Work work, Execution execution, Cancellation cancellation) {
    return StatementCheck.check(work.facts())
        .<Outcome>map(refused -> refused)
        .orElseGet(() -> target.run(work, execution, cancellation));
  }

  /** A command that was broken off on request fails at the target like any other. */
  private static Outcome explained(Outcome.Failed failed, Cancellation cancellation) {
    return switch (cancellation.reason().orElse(null)) {
      case null -> failed;
      case SUBMITTER ->
          new Outcome.Refused(
              CANCELLED,
              "The command was cancelled while it ran, and was rolled back."
                  + (failed.message().endsWith(TRANSACTION_FAILED) ? TRANSACTION_FAILED : ""));
      case SHUTDOWN ->
          new Outcome.Failed(
              null,
              "The executor had to stop while the command ran. It was rolled back: nothing was"
                  + " changed. Submit the command again.");
    };
  }
}
