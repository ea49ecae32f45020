package io.countersign.intake.http;

import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.Decision;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Reversal;
import io.countersign.contracts.event.ChangesEnded;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ExecutionStarted;
import io.countersign.contracts.event.RowsChanged;
import io.countersign.intake.CommandProgress;
import io.countersign.intake.CommandState;
import io.countersign.intake.ExecutionProgress;
import io.countersign.intake.UndoIntake;
import io.countersign.intake.http.CommandView.ChangePart;
import io.countersign.intake.http.CommandView.ChangedPart;
import io.countersign.intake.http.CommandView.DecisionPart;
import io.countersign.intake.http.CommandView.ExecutionPart;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The parts of a command's view that come from one kind of event each; null if there is none. */
final class ProgressParts {
  private ProgressParts() {}

  /**
   * What policy said last.
   *
   * @param everything whether samples of the data may be seen
   */
  static @Nullable DecisionPart decision(CommandProgress progress, boolean everything) {
    CommandDecided decided = progress.decided();
    if (decided == null) {
      return null;
    }
    return new DecisionPart(
        decided.decision().outcome(),
        decided.decision() instanceof Decision.Denied denied ? denied.reasons() : null,
        requirement(decided.decision()),
        decided.matches(),
        decided.environment(),
        decided.facts(),
        decided.history(),
        impact(decided, everything),
        decided.obligations(),
        decided.bundleDigest(),
        decided.decisionDigest());
  }

  private static @Nullable Impact impact(CommandDecided decided, boolean everything) {
    Impact impact = decided.impact();
    return impact == null || everything ? impact : impact.withoutSample();
  }

  static @Nullable ExecutionPart execution(CommandProgress progress) {
    ExecutionProgress execution = progress.execution();
    ExecutionStarted started = execution.started();
    ExecutionFinished finished = execution.finished();
    if (finished != null) {
      return new ExecutionPart(
          finished.executionId(),
          started == null ? null : started.access(),
          execution.startedAt(),
          execution.finishedAt(),
          finished.elapsed(),
          finished.outcome());
    }
    return started == null
        ? null
        : new ExecutionPart(
            started.executionId(), started.access(), execution.startedAt(), null, null, null);
  }

  /** Images are recorded before they take effect, and shown only once they have. */
  static @Nullable List<ChangePart> changes(CommandProgress progress) {
    List<RowsChanged> changes = progress.execution().changes();
    return changes.isEmpty() || !(progress.state() instanceof CommandState.Succeeded)
        ? null
        : changes.stream().flatMap(ProgressParts::images).toList();
  }

  /** Only of a command that changed rows. */
  static @Nullable Boolean changesComplete(CommandProgress progress) {
    if (!(progress.state() instanceof CommandState.Succeeded succeeded)
        || succeeded.outcome().rowsChanged() == 0) {
      return null;
    }
    long images = progress.execution().changes().stream().mapToLong(c -> c.changes().size()).sum();
    return images == succeeded.outcome().rowsChanged();
  }

  /** Told before it takes effect, and shown only once it has. */
  static @Nullable ChangedPart changed(CommandProgress progress) {
    ChangesEnded ended = progress.execution().ended();
    return ended == null || !(progress.state() instanceof CommandState.Succeeded)
        ? null
        : new ChangedPart(
            ended.tables(),
            ended.digest(),
            UndoIntake.reversal(progress).map(Reversal::until).orElse(null),
            ended.irreversible());
  }

  private static @Nullable ApprovalRequirement requirement(Decision decision) {
    return decision instanceof Decision.ApprovalRequired required ? required.requirement() : null;
  }

  private static Stream<ChangePart> images(RowsChanged rows) {
    return rows.changes().stream()
        .map(c -> new ChangePart(rows.table(), rows.kind(), c.before(), c.after()));
  }
}
