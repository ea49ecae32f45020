package io.countersign.intake.http;

import io.countersign.contracts.Principal;
import io.countersign.intake.CommandProgress;
import io.countersign.intake.CommentIntake;
import io.countersign.intake.Sight;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Saying something to those who are asked about a command. */
@Path(CommandPaths.COMMANDS + "/{id}/comments")
@Authenticated
@RunOnVirtualThread
@Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
@Tag(name = "Commands")
public class CommentResource {
  private static final int CREATED = 201;

  private final CommentIntake comments;
  private final VisibleCommands commands;
  private final CommandViews views;
  private final Caller caller;

  CommentResource(
      CommentIntake comments, VisibleCommands commands, CommandViews views, Caller caller) {
    this.comments = comments;
    this.commands = commands;
    this.views = views;
    this.caller = caller;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Say something to those who are asked",
      description =
          "Answers a question, for example, while people are asked about the command. For its"
              + " principal and the owner of its agent.")
  @APIResponse(
      responseCode = "201",
      description = "It is recorded, and they are told",
      content = @Content(schema = @Schema(implementation = CommandView.class)))
  public Response comment(
      @PathParam("id") String id,
      @Nullable CommentBody body,
      @Parameter(description = "Your own name for this request: sent again, it is done once")
          @HeaderParam(SubmissionAnswers.KEY)
          @Nullable String key) {
    Principal viewer = caller.principal();
    CommandProgress progress = commands.find(id, viewer);
    if (Sight.of(viewer, progress.command()) != Sight.EVERYTHING) {
      throw new ProblemException(
          IntakeProblem.NOT_YOURS,
          "Only the principal of a command and the owner of its agent may comment on it here. Those"
              + " who are asked comment on the approval request.");
    }
    String text = body == null ? null : body.text();
    CommentAnswers.Recorded recorded =
        CommentAnswers.of(
            comments.comment(progress, viewer, text, SubmissionAnswers.keyOf(viewer, key)));
    Response.ResponseBuilder response =
        Response.status(CREATED).entity(views.view(recorded.progress(), viewer));
    if (recorded.replayed()) {
      response.header(SubmissionAnswers.REPLAYED, true);
    }
    return response.build();
  }
}
