package io.countersign.intake;

import io.countersign.contracts.event.ChangesEnded;
import io.countersign.contracts.event.ExecutionEvent;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ExecutionStarted;
import io.countersign.contracts.event.ImpactMeasured;
import io.countersign.contracts.event.RowsChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done at the target so far.
 *
 * @param changes the first images of changed rows, as far as they fit into the budget
 * @param ended all that was changed, and what would undo it
 */
public record ExecutionProgress(
    ByteBudget budget,
    @Nullable Instant startedAt,
    @Nullable ExecutionStarted started,
    List<RowsChanged> changes,
    @Nullable ChangesEnded ended,
    @Nullable Instant finishedAt,
    @Nullable ExecutionFinished finished) {
  public ExecutionProgress {
    changes = List.copyOf(changes);
  }

  static ExecutionProgress none(ByteBudget budget) {
    return new ExecutionProgress(budget, null, null, List.of(), null, null, null);
  }

  ExecutionProgress with(RecordedEvent event, ExecutionEvent data) {
    return switch (data) {
      case ExecutionStarted begun when started == null ->
          new ExecutionProgress(budget, event.at(), begun, changes, ended, finishedAt, finished);
      case ExecutionFinished over when finished == null ->
          new ExecutionProgress(budget, startedAt, started, changes, ended, event.at(), over);
      case RowsChanged rows -> with(rows, event.bytes());
      case ChangesEnded all ->
          new ExecutionProgress(budget, startedAt, started, changes, all, finishedAt, finished);
      case ImpactMeasured measured -> this;
      case ExecutionStarted again -> this;
      case ExecutionFinished again -> this;
    };
  }

  private ExecutionProgress with(RowsChanged rows, int bytes) {
    boolean known = changes.stream().anyMatch(c -> c.firstRow() == rows.firstRow());
    if (known || !budget.takes(bytes)) {
      return this;
    }
    List<RowsChanged> more = new ArrayList<>(changes);
    more.add(rows);
    return new ExecutionProgress(
        budget.without(bytes), startedAt, started, more, ended, finishedAt, finished);
  }
}
