package io.countersign.approval.http;

import io.countersign.approval.Voter;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.platform.http.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * What reviewers answer. Roles are looked at by the rules of voting: who is an agent is told so.
 */
@Path("/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Approvals")
public class VotesResource {
  private final BallotDesk desk;
  private final Viewer viewer;

  VotesResource(BallotDesk desk, Viewer viewer) {
    this.desk = desk;
    this.viewer = viewer;
  }

  @POST
  @Path("{requestId}/votes")
  @Operation(
      summary = "Votes on a request",
      description =
          "The digest is the request's, as the voter saw it. With If-Match the vote counts only if nothing at all was"
              + " changed since. The same vote of the same person again is answered with counted=false.")
  @APIResponse(responseCode = "200", description = "Where the request stands now")
  @APIResponse(
      responseCode = "403",
      description = "An agent, the submitter, the agent's owner, or a person without the role")
  @APIResponse(responseCode = "404", description = "There is no such request")
  @APIResponse(
      responseCode = "409",
      description = "The request takes no votes, or shows another digest")
  @APIResponse(responseCode = "412", description = "It was changed since it was read")
  public VoteAnswer vote(
      @PathParam("requestId") String requestId,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable List<String> ifMatch,
      @Nullable VoteBody body) {
    ApprovalRequestId id = Parameters.pathId(requestId);
    Instant now = viewer.now();
    return desk.take(id, VoteBody.required(body).by(viewer.voter(now), now), ifMatch);
  }

  @POST
  @Path("votes")
  @Operation(
      summary = "Votes on several requests",
      description =
          "Up to 100, each of which stands for itself: what became of one does not change another. 'etag' takes the place of If-Match.")
  @APIResponse(responseCode = "200", description = "What became of each vote")
  @APIResponse(responseCode = "400", description = "That is no list of votes; none was taken")
  public BatchAnswer vote(@Nullable BatchBody body) {
    List<BatchBody.Item> votes = BatchBody.required(body);
    Instant now = viewer.now();
    Voter voter = viewer.voter(now);
    return new BatchAnswer(votes.stream().map(v -> take(v, voter, now)).toList());
  }

  private BatchAnswer.Item take(BatchBody.Item item, Voter voter, Instant now) {
    String etag = item.etag();
    try {
      return BatchAnswer.Item.of(
          desk.take(
              item.requestId(),
              item.vote().by(voter, now),
              etag == null ? List.of() : List.of(etag)));
    } catch (ProblemException e) {
      return BatchAnswer.Item.of(item.requestId(), e);
    }
  }
}
