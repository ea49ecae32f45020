package io.countersign.intake.http;

import io.countersign.contracts.Principal;
import io.countersign.intake.CancelResult;
import io.countersign.intake.CommandIntake;
import io.countersign.intake.CommandProgress;
import io.countersign.intake.CommandRecorder;
import io.countersign.intake.Sight;
import io.countersign.intake.SubmitRequest;
import io.countersign.platform.event.TraceContext;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.Problem;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
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

/** Submitting commands, and what became of them. */
@Path(CommandPaths.COMMANDS)
@Authenticated
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Commands")
public class CommandResource {
  private final CommandIntake intake;
  private final CommandRecorder recorder;
  private final VisibleCommands commands;
  private final CommandViews views;
  private final SubmissionAnswers answers;
  private final Caller caller;

  CommandResource(
      CommandIntake intake,
      CommandRecorder recorder,
      VisibleCommands commands,
      CommandViews views,
      SubmissionAnswers answers,
      Caller caller) {
    this.intake = intake;
    this.recorder = recorder;
    this.commands = commands;
    this.views = views;
    this.answers = answers;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Submit a command",
      description =
          "Records the command; it then goes through policy and, where that asks for it, approval."
              + " A 503 with a Location means that it may or may not be recorded there. Sent again"
              + " under an idempotency key, it is recorded once.")
  @APIResponse(
      responseCode = "200",
      description = "It has ended while the caller waited",
      content = @Content(schema = @Schema(implementation = CommandView.class)))
  @APIResponse(
      responseCode = "202",
      description = "It is recorded and goes on",
      content = @Content(schema = @Schema(implementation = CommandView.class)))
  public Response submit(
      @Nullable SubmissionBody body,
      @Parameter(description = "Your own name for this request: sent again, it is done once")
          @HeaderParam(SubmissionAnswers.KEY)
          @Nullable String key,
      @Parameter(description = "wait=N waits up to N seconds for the end", example = "wait=30")
          @HeaderParam(WaitPreference.HEADER)
          List<String> preferences,
      @Parameter(hidden = true) @HeaderParam("traceparent") @Nullable String traceparent)
      throws InterruptedException {
    SubmissionAnswers.Started started = answers.start();
    if (body == null) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST, "Send a JSON object with 'dataSource' and 'sql'.");
    }
    Principal principal = caller.principal();
    SubmitRequest request =
        new SubmitRequest(
            principal,
            body.toSubmission(),
            SubmissionAnswers.keyOf(principal, key),
            TraceContext.continueOrStart(traceparent));
    return answers.answer(
        Problems.accepted(intake.submit(request)), principal, preferences, started);
  }

  @GET
  @Path("{id}")
  @Operation(
      summary = "What became of a command",
      description =
          "For its principal, the owner of its agent, and the roles reviewer, dba, auditor and"
              + " admin, who do not see its data. Others get 404.")
  @APIResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = CommandView.class)))
  public CommandView status(@PathParam("id") String id) {
    Principal viewer = caller.principal();
    return views.view(commands.find(id, viewer), viewer);
  }

  @POST
  @Path("{id}/cancel")
  @Operation(
      summary = "Cancel a command",
      description =
          "What has not run will not, what runs is broken off. For its principal, the owner of its"
              + " agent, and administrators.")
  @APIResponse(
      responseCode = "202",
      description = "The cancellation is recorded",
      content = @Content(schema = @Schema(implementation = CommandView.class)))
  public Response cancel(@PathParam("id") String id) {
    Principal viewer = caller.principal();
    CommandProgress progress = commands.find(id, viewer);
    if (!Sight.mayCancel(viewer, progress.command())) {
      throw new ProblemException(
          IntakeProblem.NOT_YOURS,
          "Only the principal of a command, the owner of its agent, or an administrator may cancel"
              + " it.");
    }
    return switch (recorder.cancel(progress, viewer)) {
      case CancelResult.Requested requested ->
          Response.accepted(views.view(requested.progress(), viewer)).build();
      case CancelResult.AlreadyEnded ended ->
          throw new ProblemException(
              IntakeProblem.ALREADY_ENDED,
              "The command has ended (" + ended.state().status() + "), so it cannot be cancelled.");
    };
  }
}
