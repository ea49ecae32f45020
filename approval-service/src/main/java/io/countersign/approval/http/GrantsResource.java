package io.countersign.approval.http;

import io.countersign.approval.Approvals;
import io.countersign.approval.Voters;
import io.countersign.approval.grant.GrantQuery;
import io.countersign.approval.grant.GrantStore;
import io.countersign.approval.grant.Grants;
import io.countersign.approval.grant.RevocationResult;
import io.countersign.approval.grant.StandingGrant;
import io.countersign.approval.inbox.Sights;
import io.countersign.contracts.GrantId;
import io.countersign.contracts.Principal;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Standing approvals: which there are, what they were used for, and their end. */
@Path("/v1/grants")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Authenticated
@Tag(name = "Grants", description = "Standing approvals")
public class GrantsResource {
  private final GrantStore store;
  private final Grants grants;
  private final Caller caller;
  private final Voters voters;
  private final Sights sights;
  private final Clock clock;

  GrantsResource(
      GrantStore store, Grants grants, Caller caller, Voters voters, Sights sights, Clock clock) {
    this.store = store;
    this.grants = grants;
    this.caller = caller;
    this.voters = voters;
    this.sights = sights;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  @GET
  @Operation(
      summary = "Lists standing approvals, oldest first",
      description =
          "state: active or ended; all if absent. principal: subject or name of whoever holds them. dataSource: where."
              + " mine: only one's own and those of one's agents, which is all that others than reviewers and auditors see."
              + " limit: 1 to 500, 50 if absent. after: 'next' of the page before.")
  @APIResponse(responseCode = "200", description = "A page of grants")
  @APIResponse(responseCode = "400", description = "A parameter is not valid")
  public GrantPage list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("principal") @Nullable String principal,
      @QueryParam("dataSource") @Nullable String dataSource,
      @QueryParam("mine") @Nullable String mine,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after,
      @Context UriInfo uri) {
    int shown = Parameters.limit(limit);
    Instant now = clock.instant();
    boolean all = sights.isReader(caller.principal()) && !GrantParameters.isMine(mine, uri);
    GrantQuery query =
        new GrantQuery(
            GrantParameters.active(state),
            Parameters.text("principal", principal),
            Parameters.text("dataSource", dataSource),
            all ? null : caller.principal().subject(),
            now,
            GrantParameters.after(after),
            shown + 1);
    return GrantPage.of(
        store.list(query).orElseThrow(() -> GrantParameters.unknownAfter(after)), shown, now);
  }

  @GET
  @Path("{grantId}")
  @Operation(summary = "Shows a standing approval: its terms, who gave it, and every use")
  @APIResponse(responseCode = "200", description = "The grant")
  @APIResponse(responseCode = "404", description = "There is no such grant for the caller to see")
  public GrantView get(@PathParam("grantId") String grantId) {
    GrantId id = GrantParameters.pathId(grantId);
    StandingGrant grant =
        store
            .find(id)
            .filter(g -> maySee(g, caller.principal()))
            .orElseThrow(() -> GrantParameters.unknown(grantId));
    return GrantView.of(grant, clock.instant(), store.uses(id));
  }

  @POST
  @Path("{grantId}/revocation")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Ends a standing approval at once",
      description =
          "By whoever holds it, the agent's owner, those who may approve such commands, or an administrator. Revoking it"
              + " again changes nothing.")
  @APIResponse(responseCode = "200", description = "The grant as it is now")
  @APIResponse(responseCode = "403", description = "Not by this caller")
  @APIResponse(responseCode = "404", description = "There is no such grant")
  @APIResponse(responseCode = "409", description = "It had ended by itself")
  public GrantView revoke(@PathParam("grantId") String grantId, @Nullable ReasonBody body) {
    GrantId id = GrantParameters.pathId(grantId);
    Instant now = clock.instant();
    return switch (revoke(id, ReasonBody.required(body), now)) {
      case RevocationResult.Revoked revoked -> view(id, now);
      case RevocationResult.RevokedBefore before -> view(id, now);
      case RevocationResult.Ended(var state) ->
          throw new ProblemException(
              ApprovalProblem.GRANT_ENDED,
              "The grant is %s already; it answers for nothing.".formatted(state.text()));
      case RevocationResult.NotEntitled(var message) ->
          throw new ProblemException(ApprovalProblem.NOT_REVOCABLE, message);
    };
  }

  private RevocationResult revoke(GrantId id, ReasonBody body, Instant now) {
    try {
      return grants
          .revoke(id, voters.of(caller.principal(), now), body.reason(), now)
          .orElseThrow(() -> GrantParameters.unknown(id.toString()));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(CommonProblem.INVALID_REQUEST, "Field " + e.getMessage() + ".");
    }
  }

  private GrantView view(GrantId id, Instant now) {
    return GrantView.of(store.find(id).orElseThrow(), now, store.uses(id));
  }

  private boolean maySee(StandingGrant grant, Principal principal) {
    return sights.isReader(principal)
        || grant.holder().subject().equals(principal.subject())
        || principal.subject().equals(grant.holder().owner());
  }
}
