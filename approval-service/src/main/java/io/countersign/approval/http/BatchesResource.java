package io.countersign.approval.http;

import io.countersign.approval.Voter;
import io.countersign.approval.inbox.Sight;
import io.countersign.approval.inbox.Sights;
import io.countersign.approval.notice.Batch;
import io.countersign.approval.notice.BatchId;
import io.countersign.approval.notice.BatchVoting;
import io.countersign.approval.notice.BatchVoting.BatchBallot;
import io.countersign.approval.notice.BatchVoting.BatchResult;
import io.countersign.contracts.UuidText;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Like requests, read and decided upon together. */
@Path("/v1/batches")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Batches", description = "Like requests that are decided upon together")
public class BatchesResource {
  private final BatchVoting batches;
  private final Sights sights;
  private final Viewer viewer;

  BatchesResource(BatchVoting batches, Sights sights, Viewer viewer) {
    this.batches = batches;
    this.sights = sights;
    this.viewer = viewer;
  }

  @GET
  @Path("{batchId}")
  @Authenticated
  @Operation(summary = "Shows a batch: what its members have in common, and side by side what not")
  @APIResponse(responseCode = "200", description = "The batch")
  @APIResponse(responseCode = "404", description = "There is no such batch, or not for you")
  public BatchView get(@PathParam("batchId") String batchId) {
    Voter reader = viewer.voter(viewer.now());
    return visible(batchId, reader).map(BatchView::of).orElseThrow(() -> unknown(batchId));
  }

  /** Roles are looked at by the rules of voting, for each member by itself. */
  @POST
  @Path("{batchId}/votes")
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  @Operation(
      summary = "Votes on the first members of a batch",
      description =
          "shown and digest are the batch's, as the voter saw it; members that came later are not voted on. Each member is"
              + " voted on by itself, and may refuse the vote by itself.")
  @APIResponse(responseCode = "200", description = "What became of the vote, member by member")
  @APIResponse(responseCode = "404", description = "There is no such batch")
  @APIResponse(
      responseCode = "409",
      description = "The batch shows something else; nothing was voted on")
  public BatchVoteAnswer vote(@PathParam("batchId") String batchId, @Nullable BatchVoteBody body) {
    BatchVoteBody vote = BatchVoteBody.required(body);
    Voter voter = viewer.voter(viewer.now());
    BatchBallot ballot = vote.by(voter);
    return switch (cast(batchId, ballot)) {
      case BatchResult.Voted(var items) -> BatchVoteAnswer.of(items);
      case BatchResult.Changed(var message) ->
          throw maySee(batchId, voter)
              ? new ProblemException(ApprovalProblem.DIGEST_MISMATCH, message)
              : unknown(batchId);
    };
  }

  private Optional<Batch> visible(String batchId, Voter reader) {
    return batches
        .find(id(batchId))
        .filter(b -> b.members().stream().allMatch(m -> sights.of(m, reader) == Sight.WHOLE));
  }

  /** What a batch holds now is no business of whoever may not see it. */
  private boolean maySee(String batchId, Voter voter) {
    return visible(batchId, voter).isPresent();
  }

  private BatchResult cast(String batchId, BatchBallot ballot) {
    try {
      return batches.vote(id(batchId), ballot).orElseThrow(() -> unknown(batchId));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(CommonProblem.INVALID_REQUEST, "Field " + e.getMessage() + ".");
    }
  }

  private static BatchId id(String text) {
    try {
      return new BatchId(UuidText.parse(text));
    } catch (IllegalArgumentException e) {
      throw unknown(text);
    }
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(CommonProblem.NOT_FOUND, "There is no batch '" + id + "'.");
  }
}
