package io.countersign.intake.mcp;

import io.countersign.contracts.Principal;
import io.countersign.intake.CommandProgress;
import io.countersign.intake.CommentIntake;
import io.countersign.intake.NotSurelyRecordedException;
import io.countersign.intake.Sight;
import io.countersign.intake.TrailUnavailableException;
import io.countersign.intake.http.CommentAnswers;
import io.countersign.intake.http.SubmissionAnswers;
import io.countersign.intake.http.VisibleCommands;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.quarkiverse.mcp.server.Tool;
import io.quarkiverse.mcp.server.ToolArg;
import io.quarkiverse.mcp.server.ToolCallException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What agents can do about their commands: the same as over REST, by the same rules. */
@ApplicationScoped
public class CommandTools {
  private static final String ID = "The command's id, as it was given when it was submitted";

  private final VisibleCommands commands;
  private final CommentIntake comments;
  private final Caller caller;

  CommandTools(VisibleCommands commands, CommentIntake comments, Caller caller) {
    this.commands = commands;
    this.comments = comments;
    this.caller = caller;
  }

  @Tool(
      name = "command_status",
      description =
          "Tells where a command stands: its status, what that means and what to do, and which"
              + " questions people have asked about it.",
      structuredContent = true,
      annotations =
          @Tool.Annotations(
              title = "Where a command stands",
              readOnlyHint = true,
              destructiveHint = false,
              idempotentHint = true,
              openWorldHint = false))
  @RunOnVirtualThread
  CommandStatus status(@ToolArg(name = "id", description = ID) String id) {
    return told(() -> CommandStatus.of(theirs(id, caller.principal())));
  }

  @Tool(
      name = "answer_question",
      description =
          "Answers the people who are asked to approve a command, or tells them something. They read"
              + " it as plain text. Say what is true: they decide by it, and it is recorded.",
      structuredContent = true,
      annotations =
          @Tool.Annotations(
              title = "Answer a question",
              readOnlyHint = false,
              destructiveHint = false,
              idempotentHint = false,
              openWorldHint = false))
  @RunOnVirtualThread
  CommandStatus answer(
      @ToolArg(name = "id", description = ID) String id,
      @ToolArg(name = "text", description = "Plain text, at most 4,000 characters") String text,
      @ToolArg(
              name = "idempotency_key",
              description = "Your own name for this answer: sent again, it is said once",
              required = false)
          @Nullable String key) {
    return told(() -> {
      Principal principal = caller.principal();
      return CommandStatus.of(
          CommentAnswers.of(
                  comments.comment(
                      theirs(id, principal),
                      principal,
                      text,
                      SubmissionAnswers.keyOf(principal, key)))
              .progress());
    });
  }

  /** Those who oversee commands of others have no need of tools for agents. */
  private CommandProgress theirs(String id, Principal principal) {
    CommandProgress progress = commands.find(id, principal);
    if (Sight.of(principal, progress.command()) != Sight.EVERYTHING) {
      throw new ToolCallException("The command " + id + " is not yours, nor that of your agent.");
    }
    return progress;
  }

  /** What goes wrong is told to the model in words, since it can do something about it. */
  private static CommandStatus told(Supplier<CommandStatus> call) {
    try {
      return call.get();
    } catch (ProblemException e) {
      throw new ToolCallException(e.problem().detail());
    } catch (TrailUnavailableException e) {
      throw new ToolCallException(
          "The audit store, which knows this command, does not answer. Ask again in a few seconds.",
          e);
    } catch (NotSurelyRecordedException e) {
      throw new ToolCallException(
          "The answer may or may not have been recorded: ask for the command's status before saying"
              + " it again.",
          e);
    }
  }
}
