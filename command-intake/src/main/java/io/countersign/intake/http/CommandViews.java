package io.countersign.intake.http;

import io.countersign.contracts.Command;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.ResultEnded;
import io.countersign.intake.AnswerSettings;
import io.countersign.intake.CommandProgress;
import io.countersign.intake.CommandState;
import io.countersign.intake.CommandTrail;
import io.countersign.intake.Explanation;
import io.countersign.intake.ResultPage;
import io.countersign.intake.ResultReader;
import io.countersign.intake.Sight;
import io.countersign.intake.TrailUnavailableException;
import io.countersign.intake.UndoIntake;
import io.countersign.intake.http.CommandView.Links;
import io.countersign.intake.http.CommandView.PrincipalPart;
import io.countersign.intake.http.CommandView.ResultPart;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Shows commands to callers. */
@ApplicationScoped
class CommandViews {
  private final CommandTrail trail;
  private final AnswerSettings settings;

  CommandViews(CommandTrail trail, AnswerSettings settings) {
    this.trail = trail;
    this.settings = settings;
  }

  CommandView view(CommandProgress progress, Principal viewer) {
    Command command = progress.command();
    CommandState state = progress.state();
    boolean everything = Sight.of(viewer, command) == Sight.EVERYTHING;
    return new CommandView(
        command.id(),
        command.sessionId(),
        state.status(),
        Explanation.of(progress).orElse(null),
        command.submittedAt(),
        command.dataSource(),
        command.sql(),
        command.parameters(),
        command.justification(),
        command.grant(),
        principal(command.principal()),
        progress.submitted().digest(),
        ProgressParts.decision(progress, everything),
        ApprovalParts.approval(progress),
        ApprovalParts.comments(progress),
        ApprovalParts.grant(progress),
        ProgressParts.execution(progress),
        everything ? ProgressParts.changes(progress) : null,
        everything ? ProgressParts.changesComplete(progress) : null,
        ProgressParts.changed(progress),
        everything ? result(progress) : null,
        links(progress, state, viewer, everything));
  }

  private static PrincipalPart principal(Principal principal) {
    return new PrincipalPart(
        principal.subject(),
        principal.kind(),
        principal.name(),
        principal.roles(),
        principal.owner(),
        principal.client());
  }

  private @Nullable ResultPart result(CommandProgress progress) {
    ResultEnded ended = progress.result().ended();
    if (ended == null || !ResultReader.hasResult(progress)) {
      return null;
    }
    try {
      ResultPage page = new ResultReader(progress, trail).first(settings.pageRows());
      String next =
          page.next() == null
              ? null
              : CommandPaths.results(progress.id()) + "?after=" + page.next();
      return new ResultPart(
          page.columns(), page.rows(), ended.rows(), true, ended.truncated(), next);
    } catch (TrailUnavailableException e) {
      // The status is true and worth telling without the rows.
      return new ResultPart(
          null, null, ended.rows(), false, ended.truncated(), CommandPaths.results(progress.id()));
    }
  }

  private static Links links(
      CommandProgress progress, CommandState state, Principal viewer, boolean everything) {
    boolean cancellable =
        state instanceof CommandState.Open && Sight.mayCancel(viewer, progress.command());
    boolean commentable =
        everything && state instanceof CommandState.Open && progress.approval().isOpen();
    boolean readable = everything && ResultReader.hasResult(progress);
    return new Links(
        CommandPaths.self(progress.id()),
        readable ? CommandPaths.results(progress.id()) : null,
        CommandPaths.events(progress.id()),
        cancellable ? CommandPaths.cancel(progress.id()) : null,
        UndoIntake.reversal(progress).isPresent() ? CommandPaths.undo(progress.id()) : null,
        commentable ? CommandPaths.comments(progress.id()) : null);
  }
}
