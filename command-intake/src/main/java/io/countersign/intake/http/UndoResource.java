package io.countersign.intake.http;

import io.countersign.contracts.Principal;
import io.countersign.intake.CommandProgress;
import io.countersign.intake.SubmitResult;
import io.countersign.intake.UndoIntake;
import io.countersign.intake.UndoResult;
import io.countersign.platform.event.TraceContext;
import io.countersign.platform.http.Problem;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Undoing a command by another one. */
@Path(CommandPaths.COMMANDS + "/{id}/undo")
@Authenticated
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Commands")
public class UndoResource {
  private final UndoIntake undo;
  private final VisibleCommands commands;
  private final SubmissionAnswers answers;
  private final Caller caller;

  UndoResource(
      UndoIntake undo, VisibleCommands commands, SubmissionAnswers answers, Caller caller) {
    this.undo = undo;
    this.commands = commands;
    this.answers = answers;
    this.caller = caller;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(
      summary = "Propose to undo a command",
      description =
          "Submits a new command that puts the changed rows back as they were, and that changes"
              + " nothing at all if any of them was changed since. It goes through policy and approval"
              + " like any other. For all who may see the command and use its data source.")
  @APIResponse(
      responseCode = "200",
      description = "The new command has ended while the caller waited",
      content = @Content(schema = @Schema(implementation = CommandView.class)))
  @APIResponse(
      responseCode = "202",
      description = "The new command is recorded and goes on",
      content = @Content(schema = @Schema(implementation = CommandView.class)))
  @APIResponse(
      responseCode = "409",
      description = "It cannot be undone, or not any more",
      content = @Content(schema = @Schema(implementation = Problem.class)))
  public Response undo(
      @PathParam("id") String id,
      @Nullable UndoBody body,
      @Parameter(description = "Your own name for this request: sent again, it is done once")
          @HeaderParam(SubmissionAnswers.KEY)
          @Nullable String key,
      @Parameter(description = "wait=N waits up to N seconds for the end", example = "wait=30")
          @HeaderParam(WaitPreference.HEADER)
          List<String> preferences,
      @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent)
      throws InterruptedException {
    SubmissionAnswers.Started started = answers.start();
    Principal viewer = caller.principal();
    CommandProgress original = commands.find(id, viewer);
    UndoIntake.Proposal proposal =
        new UndoIntake.Proposal(
            viewer,
            body == null ? null : body.reason(),
            SubmissionAnswers.keyOf(viewer, key),
            TraceContext.continueOrStart(traceparent));
    SubmitResult.Accepted accepted = accepted(undo.propose(original, proposal));
    return answers.answer(accepted, viewer, preferences, started);
  }

  private static SubmitResult.Accepted accepted(UndoResult result) {
    return switch (result) {
      case UndoResult.Proposed(SubmitResult submission) -> Problems.accepted(submission);
      case UndoResult.Impossible(String why) ->
          throw new ProblemException(IntakeProblem.NOT_REVERSIBLE, why);
      case UndoResult.Forgotten(var since) ->
          throw new ProblemException(
              IntakeProblem.NOT_REVERSIBLE,
              "The command could be undone until " + since + "; its rows are not kept any more.");
    };
  }
}
