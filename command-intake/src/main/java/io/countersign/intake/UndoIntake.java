package io.countersign.intake;

import io.countersign.contracts.Principal;
import io.countersign.contracts.Reversal;
import io.countersign.contracts.event.ChangesEnded;
import io.countersign.platform.event.TraceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Proposes the undoing of a command, as a new command that goes the way of all others. Only what
 * the executor itself said would undo it is proposed.
 */
public final class UndoIntake {
  private final CommandIntake intake;
  private final Clock clock;

  public UndoIntake(CommandIntake intake, Clock clock) {
    this.intake = intake;
    this.clock = clock;
  }

  /**
   * How somebody proposes it.
   *
   * @param reason in their words
   */
  public record Proposal(
      Principal by, @Nullable String reason, @Nullable IdempotencyKey key, TraceContext trace) {}

  /**
   * Records the new command, durably when this returns.
   *
   * @throws NotSurelyRecordedException if Kafka does not acknowledge it
   * @throws KeysUnavailableException if it has a key, and keys cannot be looked up
   */
  public UndoResult propose(CommandProgress original, Proposal proposal) {
    return reversal(original)
        .<UndoResult>map(reversal ->
            clock.instant().isBefore(reversal.until())
                ? new UndoResult.Proposed(
                    intake.submitReversal(request(original, reversal, proposal)))
                : new UndoResult.Forgotten(reversal.until()))
        .orElseGet(() -> new UndoResult.Impossible(why(original)));
  }

  /** What would undo a command; empty if nothing would, or it did not take effect. */
  public static Optional<Reversal> reversal(CommandProgress original) {
    ChangesEnded ended = original.execution().ended();
    return original.state() instanceof CommandState.Succeeded && ended != null
        ? ended.reversals().stream().findFirst()
        : Optional.empty();
  }

  private static SubmitRequest request(
      CommandProgress original, Reversal reversal, Proposal proposal) {
    return new SubmitRequest(
        proposal.by(),
        new Submission(
            original.command().dataSource(),
            reversal.sql(),
            List.of(reversal.values()),
            justification(original, reversal, proposal.reason())),
        proposal.key(),
        proposal.trace());
  }

  private static String justification(
      CommandProgress original, Reversal reversal, @Nullable String reason) {
    String what =
        "Undoes command %s, which changed %s."
            .formatted(original.id(), reversal.rows() == 1 ? "1 row" : reversal.rows() + " rows");
    return reason == null || reason.isBlank() ? what : what + " " + reason.strip();
  }

  private static String why(CommandProgress original) {
    if (!(original.state() instanceof CommandState.Succeeded)) {
      return "It has not changed anything (" + original.state().status() + ").";
    }
    ChangesEnded ended = original.execution().ended();
    return ended == null || ended.irreversible() == null
        ? "It changed no rows that are recorded."
        : ended.irreversible();
  }
}
