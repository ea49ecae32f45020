package io.countersign.intake;

import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.event.AdministrationEvent;
import io.countersign.contracts.event.ApprovalEvent;
import io.countersign.contracts.event.CommandCancelled;
import io.countersign.contracts.event.CommandCommented;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.contracts.event.ExecutionEvent;
import io.countersign.contracts.event.MeasurementEvent;
import io.countersign.contracts.event.ResultEnded;
import io.countersign.contracts.event.ResultEvent;
import io.countersign.contracts.event.WarrantEvent;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a command: a fold over its events.
 *
 * <p>The order of events is kept within a topic but not between topics, so every topic has a part
 * of its own here, and the order in which topics are read makes no difference. Events delivered
 * twice make none either.
 */
public record CommandProgress(
    CommandSubmitted submitted,
    LatestEvent latest,
    @Nullable CommandCancelled cancelled,
    @Nullable CommandDecided decided,
    ApprovalProgress approval,
    ExecutionProgress execution,
    ResultProgress result) {

  /**
   * @param budget how many bytes of the result, and of row images, to keep
   */
  static CommandProgress begin(RecordedEvent event, CommandSubmitted submitted, ByteBudget budget) {
    return new CommandProgress(
        submitted,
        new LatestEvent(event.at(), event.link()),
        null,
        null,
        ApprovalProgress.NONE,
        ExecutionProgress.none(budget),
        ResultProgress.none(budget));
  }

  /**
   * What the trail holds of a command; its result stays there.
   *
   * @return empty if the command's submission is not among the events
   */
  public static Optional<CommandProgress> recorded(
      Collection<RecordedEvent> events, ByteBudget budget) {
    return events.stream()
        .filter(e -> e.data() instanceof CommandSubmitted)
        .findFirst()
        .map(e -> begin(e, (CommandSubmitted) e.data(), budget))
        .map(begun -> events.stream().reduce(begun, CommandProgress::withStored, (a, b) -> b));
  }

  public CommandId id() {
    return command().id();
  }

  public Command command() {
    return submitted.command();
  }

  public CommandState state() {
    return CommandState.of(this);
  }

  public CommandProgress with(RecordedEvent event) {
    LatestEvent youngest = latest.or(event);
    return switch (event.data()) {
      case CommandSubmitted again -> this;
      case CommandCommented comment -> this;
      case CommandCancelled cancellation ->
          new CommandProgress(
              submitted,
              youngest,
              cancelled == null ? cancellation : cancelled,
              decided,
              approval,
              execution,
              result);
      case CommandDecided decision ->
          new CommandProgress(
              submitted,
              youngest,
              cancelled,
              isOpen() ? decision : decided,
              approval,
              execution,
              result);
      case ApprovalEvent said ->
          new CommandProgress(
              submitted,
              youngest,
              cancelled,
              decided,
              approval.with(event, said),
              execution,
              result);
      case ExecutionEvent done ->
          new CommandProgress(
              submitted,
              youngest,
              cancelled,
              decided,
              approval,
              execution.with(event, done),
              result);
      case ResultEvent rows -> with(youngest, result.with(rows, event.bytes()));
      case WarrantEvent warrant -> with(youngest, result);
      case MeasurementEvent measurement -> with(youngest, result);
      case AdministrationEvent elsewhere -> this;
    };
  }

  private CommandProgress withStored(RecordedEvent event) {
    return switch (event.data()) {
      case ResultEnded end -> with(latest.or(event), result.stored(end));
      case ResultEvent chunk -> with(latest.or(event), result);
      default -> with(event);
    };
  }

  private CommandProgress with(LatestEvent youngest, ResultProgress rows) {
    return new CommandProgress(submitted, youngest, cancelled, decided, approval, execution, rows);
  }

  /** What was to be measured first is decided once more. */
  private boolean isOpen() {
    return decided == null || decided.decision() instanceof Decision.MeasureFirst;
  }
}
