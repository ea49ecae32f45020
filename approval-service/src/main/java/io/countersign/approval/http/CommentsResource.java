package io.countersign.approval.http;

import io.countersign.approval.inbox.CommentResult;
import io.countersign.approval.inbox.Conversations;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** What is said about a request. */
@Path("/v1/approvals/{requestId}/comments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Approvals")
public class CommentsResource {
  private static final int CREATED = 201;

  private final Conversations conversations;
  private final Viewer viewer;

  CommentsResource(Conversations conversations, Viewer viewer) {
    this.conversations = conversations;
    this.viewer = viewer;
  }

  @POST
  @ResponseStatus(CREATED)
  @Operation(
      summary = "Says something about a request, or asks the submitter",
      description =
          "Whoever may read the request may: reviewers, those who are asked, the submitter and its owner.")
  @APIResponse(responseCode = "201", description = "The comment")
  @APIResponse(responseCode = "404", description = "There is no such request, or not for you")
  @APIResponse(responseCode = "409", description = "The request has as many as it takes")
  @APIResponse(responseCode = "429", description = "You speak too often")
  public CommentView say(@PathParam("requestId") String requestId, @Nullable CommentBody body) {
    ApprovalRequestId id = Parameters.pathId(requestId);
    return switch (result(id, CommentBody.required(body))) {
      case CommentResult.Said(var comment, var submitter) -> CommentView.of(comment, submitter);
      case CommentResult.Unknown _ -> throw Parameters.unknown(id);
      case CommentResult.Full(int most) ->
          throw new ProblemException(
              ApprovalProblem.COMMENTS_FULL,
              "This request has %d comments, which is as many as it takes. Go on elsewhere, then decide."
                  .formatted(most));
      case CommentResult.TooOften(int most, var within) ->
          throw new ProblemException(
              ApprovalProblem.TOO_MANY_COMMENTS,
              "At most %d comments are taken from you in %d seconds. Wait a little."
                  .formatted(most, within.toSeconds()),
              within);
    };
  }

  private CommentResult result(ApprovalRequestId id, CommentBody body) {
    try {
      return conversations.say(id, viewer.voter(viewer.now()), body.text(), body.isQuestion());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(CommonProblem.INVALID_REQUEST, "Field " + e.getMessage() + ".");
    }
  }
}
