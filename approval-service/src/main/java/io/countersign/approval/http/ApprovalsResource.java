package io.countersign.approval.http;

import io.countersign.approval.ApprovalStore;
import io.countersign.approval.ApprovalSummary;
import io.countersign.approval.Approvals;
import io.countersign.approval.VoteResult;
import io.countersign.approval.Voters;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What reviewers read and say. */
@Path("/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Approvals", description = "Questions to people, and their answers")
public class ApprovalsResource {
  private final Approvals approvals;
  private final ApprovalStore store;
  private final Caller caller;
  private final Voters voters;
  private final Clock clock;

  ApprovalsResource(
      Approvals approvals, ApprovalStore store, Caller caller, Voters voters, Clock clock) {
    this.approvals = approvals;
    this.store = store;
    this.caller = caller;
    this.voters = voters;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  @GET
  @RolesAllowed({"reviewer", "dba", "admin", "auditor"})
  @Operation(
      summary = "Lists approval requests, oldest first",
      description =
          "state: pending, granted, rejected, expired or withdrawn; all if absent. limit: 1 to 500, 50 if absent."
              + " after: 'next' of the page before.")
  @APIResponse(responseCode = "200", description = "A page of requests")
  @APIResponse(responseCode = "400", description = "A parameter is not valid")
  public ApprovalPage list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    int shown = Parameters.limit(limit);
    List<ApprovalSummary> found =
        store
            .list(Parameters.state(state), Parameters.after(after), shown + 1)
            .orElseThrow(() -> Parameters.unknownAfter(after));
    return ApprovalPage.of(found, shown);
  }

  @GET
  @Path("{requestId}")
  @RolesAllowed({"reviewer", "dba", "admin", "auditor"})
  @Operation(summary = "Shows a request: the command whole, why it is asked, and the votes")
  @APIResponse(responseCode = "200", description = "The request")
  @APIResponse(responseCode = "404", description = "There is no such request")
  public ApprovalView get(@PathParam("requestId") String requestId) {
    ApprovalRequestId id = Parameters.pathId(requestId);
    return store.find(id).map(ApprovalView::of).orElseThrow(() -> unknown(id));
  }

  /** Roles are looked at by the rules of voting, as who is an agent is told so before them. */
  @POST
  @Path("{requestId}/votes")
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  @Operation(
      summary = "Votes on a request",
      description =
          "The digest is the request's, as the voter saw it. The same vote of the same person again is answered with"
              + " counted=false.")
  @APIResponse(responseCode = "200", description = "Where the request stands now")
  @APIResponse(
      responseCode = "403",
      description = "An agent, the submitter, the agent's owner, or a person without the role")
  @APIResponse(responseCode = "404", description = "There is no such request")
  @APIResponse(
      responseCode = "409",
      description = "The request is not pending, shows another digest, or the vote was changed")
  public VoteAnswer vote(@PathParam("requestId") String requestId, @Nullable VoteBody body) {
    ApprovalRequestId id = Parameters.pathId(requestId);
    Instant now = clock.instant();
    VoteResult result =
        approvals
            .vote(id, VoteBody.required(body).by(voters.of(caller.principal(), now), now))
            .orElseThrow(() -> unknown(id));
    return switch (result) {
      case VoteResult.Counted counted -> VoteAnswer.of(counted.next(), true);
      case VoteResult.CountedBefore before -> VoteAnswer.of(before.state(), false);
      case VoteResult.Refused refused ->
          throw new ProblemException(ApprovalProblem.of(refused.reason()), refused.message());
    };
  }

  private static ProblemException unknown(ApprovalRequestId id) {
    return new ProblemException(
        ApprovalProblem.UNKNOWN_REQUEST,
        "There is no approval request " + id + "; GET /v1/approvals lists those there are.");
  }
}
