package io.countersign.approval.http;

import io.countersign.approval.Approvals;
import io.countersign.approval.Voters;
import io.countersign.approval.review.Glass;
import io.countersign.approval.review.GlassResult;
import io.countersign.contracts.ApprovalRequestId;
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
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Runs what cannot wait for people. */
@Path("/v1/approvals/{requestId}/break-glass")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Approvals")
public class GlassResource {
  private final Glass glass;
  private final Caller caller;
  private final Voters voters;
  private final Clock clock;

  GlassResource(Glass glass, Caller caller, Voters voters, Clock clock) {
    this.glass = glass;
    this.caller = caller;
    this.voters = voters;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Authenticated
  @Operation(
      summary = "Runs a command of one's own before it is approved",
      description =
          "Only for a person with a role to which the policy gives this right. Reviewers are told at once, and owe a review"
              + " afterwards. The same again changes nothing.")
  @APIResponse(responseCode = "200", description = "It runs, and a review is owed")
  @APIResponse(
      responseCode = "403",
      description = "An agent, somebody else's command, or a person without the right")
  @APIResponse(responseCode = "404", description = "There is no such request")
  @APIResponse(responseCode = "409", description = "The request ended, or shows another digest")
  public GlassAnswer breakGlass(
      @PathParam("requestId") String requestId, @Nullable GlassBody body) {
    ApprovalRequestId id = Parameters.pathId(requestId);
    Instant now = clock.instant();
    GlassResult result =
        glass
            .breakGlass(id, GlassBody.required(body).by(voters.of(caller.principal(), now), now))
            .orElseThrow(() -> Parameters.unknown(id));
    return switch (result) {
      case GlassResult.Broken broken -> GlassAnswer.of(broken);
      case GlassResult.Refused(var reason, var message) ->
          throw new ProblemException(ApprovalProblem.of(reason), message);
    };
  }
}
