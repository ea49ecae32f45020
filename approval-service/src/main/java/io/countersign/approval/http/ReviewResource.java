package io.countersign.approval.http;

import io.countersign.approval.Approvals;
import io.countersign.approval.Voter;
import io.countersign.approval.Voters;
import io.countersign.approval.review.Review;
import io.countersign.approval.review.ReviewResult;
import io.countersign.approval.review.ReviewStore;
import io.countersign.approval.review.Reviews;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The review that is owed for one command. */
@Path("/v1/approvals/{requestId}/review")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reviews")
public class ReviewResource {
  private final Reviews reviews;
  private final ReviewStore store;
  private final Caller caller;
  private final Voters voters;
  private final Clock clock;

  ReviewResource(Reviews reviews, ReviewStore store, Caller caller, Voters voters, Clock clock) {
    this.reviews = reviews;
    this.store = store;
    this.caller = caller;
    this.voters = voters;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  @Operation(
      summary = "Reviews a command that ran before it was approved",
      description =
          "By a person who could have approved it. The same word of the same person again changes nothing.")
  @APIResponse(responseCode = "200", description = "The review, done")
  @APIResponse(responseCode = "403", description = "Not by this caller")
  @APIResponse(responseCode = "404", description = "There is no such request")
  @APIResponse(responseCode = "409", description = "Nothing is owed, or somebody reviewed it")
  public Review complete(@PathParam("requestId") String requestId, @Nullable ReviewBody body) {
    ApprovalRequestId id = Parameters.pathId(requestId);
    return switch (complete(id, ReviewBody.required(body))) {
      case ReviewResult.Completed done -> store.find(id).orElseThrow();
      case ReviewResult.CompletedBefore(var done) ->
          throw new ProblemException(
              ApprovalProblem.REVIEWED_BEFORE,
              "%s has found it %s."
                  .formatted(done.name(), done.verdict().name().toLowerCase(Locale.ROOT)));
      case ReviewResult.NotOwed(var state) ->
          throw new ProblemException(
              ApprovalProblem.REVIEW_NOT_OWED,
              "The request is %s: nobody broke glass for it.".formatted(state.text()));
      case ReviewResult.NotEntitled(var reason, var message) ->
          throw new ProblemException(ApprovalProblem.of(reason), message);
    };
  }

  private ReviewResult complete(ApprovalRequestId id, ReviewBody body) {
    Voter by = voters.of(caller.principal(), clock.instant());
    try {
      return reviews
          .complete(id, by, body.verdict(), body.comment())
          .orElseThrow(() -> Parameters.unknown(id));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(CommonProblem.INVALID_REQUEST, "Field " + e.getMessage() + ".");
    }
  }
}
