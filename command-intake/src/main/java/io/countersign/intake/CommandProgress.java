package io.countersign.intake;

import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
    SubmitterProgress submitter,
    DecisionProgress decision,
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
        SubmitterProgress.NONE,
        DecisionProgress.NONE,
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

  public @Nullable CommandCancelled cancelled() {
    return submitter.cancelled();
  }

  /** What policy said last; absent as long as it has said nothing. */
  public @Nullable CommandDecided decided() {
    return decision.latest();
  }

  /** What was said about it from all sides, in the order of time. */
  public List<Remark> remarks() {
    List<Remark> remarks = approval.remarks();
    submitter
        .comments()
        .forEach(c ->
            remarks.add(
                new Remark(
                    c.id(), c.at(), c.comment().by().name(), c.comment().text(), false, true)));
    remarks.sort(Comparator.comparing(Remark::at));
    return remarks;
  }

  /** The questions after which the submitter's side has said nothing. */
  public List<Remark> openQuestions() {
    List<Remark> open = new ArrayList<>();
    for (Remark remark : remarks()) {
      if (remark.fromSubmitter()) {
        open.clear();
      } else if (remark.question()) {
        open.add(remark);
      }
    }
    return open;
  }

  public CommandState state() {
    return CommandState.of(this);
  }

  public CommandProgress with(RecordedEvent event) {
    LatestEvent youngest = latest.or(event);
    return switch (event.data()) {
      case CommandSubmitted again -> this;
      case CommandCommented comment -> with(youngest, submitter.with(event, comment));
      case CommandCancelled cancellation -> with(youngest, submitter.with(cancellation));
      case CommandDecided decided -> with(youngest, decision.with(event, decided));
      case ApprovalEvent said -> with(youngest, approval.with(event, said));
      case ExecutionEvent done -> with(youngest, execution.with(event, done));
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

  private CommandProgress with(LatestEvent youngest, SubmitterProgress said) {
    return new CommandProgress(submitted, youngest, said, decision, approval, execution, result);
  }

  private CommandProgress with(LatestEvent youngest, DecisionProgress decided) {
    return new CommandProgress(
        submitted, youngest, submitter, decided, approval, execution, result);
  }

  private CommandProgress with(LatestEvent youngest, ApprovalProgress said) {
    return new CommandProgress(submitted, youngest, submitter, decision, said, execution, result);
  }

  private CommandProgress with(LatestEvent youngest, ExecutionProgress done) {
    return new CommandProgress(submitted, youngest, submitter, decision, approval, done, result);
  }

  private CommandProgress with(LatestEvent youngest, ResultProgress rows) {
    return new CommandProgress(submitted, youngest, submitter, decision, approval, execution, rows);
  }
}
