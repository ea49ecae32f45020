package io.countersign.approval.http;

import io.countersign.approval.Absences;
import io.countersign.approval.Approvals;
import io.countersign.approval.DelegationRefusal;
import io.countersign.approval.DelegationResult;
import io.countersign.contracts.Principal;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.http.ProblemType;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who answers while somebody is away. */
@Path("/v1/me/delegation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Authenticated
@Tag(name = "Absence", description = "Others who answer in one's place")
public class DelegationResource {
  private final Absences absences;
  private final Caller caller;
  private final Clock clock;

  DelegationResource(Absences absences, Caller caller, Clock clock) {
    this.absences = absences;
    this.caller = caller;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  @GET
  @Operation(summary = "Shows who answers in one's place, and in whose place one may answer")
  @APIResponse(responseCode = "200", description = "Both, as far as they are in force")
  public DelegationView get() {
    return view(person(), clock.instant());
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Lets somebody answer in one's place for a while",
      description =
          "They may answer what the roles of this token may, until the moment given, but for one's own commands and"
              + " those of one's agents. An earlier delegation ends.")
  @APIResponse(responseCode = "200", description = "Who answers from now on")
  @APIResponse(responseCode = "400", description = "The person is unknown, or the time too long")
  @APIResponse(responseCode = "403", description = "An agent")
  public DelegationView set(@Nullable DelegationBody body) {
    DelegationBody wanted = DelegationBody.required(body);
    Principal by = caller.principal();
    Instant now = clock.instant();
    return switch (absences.delegate(by, wanted.to(), wanted.until(), now)) {
      case DelegationResult.Done done -> view(by, now);
      case DelegationResult.Refused refused ->
          throw new ProblemException(problem(refused.reason()), refused.message());
    };
  }

  @DELETE
  @Operation(summary = "Ends one's delegation")
  @APIResponse(responseCode = "204", description = "Nobody answers in one's place")
  public void end() {
    absences.end(person());
  }

  private DelegationView view(Principal by, Instant now) {
    return DelegationView.of(absences.of(by, now), absences.standIns(by, now));
  }

  private Principal person() {
    Principal by = caller.principal();
    if (by.isAgent()) {
      throw new ProblemException(
          ApprovalProblem.AGENT_MAY_NOT_DECIDE,
          "An agent never decides, and nobody decides in its place.");
    }
    return by;
  }

  private static ProblemType problem(DelegationRefusal refusal) {
    return switch (refusal) {
      case AGENT -> ApprovalProblem.AGENT_MAY_NOT_DECIDE;
      case UNKNOWN_PERSON -> ApprovalProblem.UNKNOWN_PERSON;
      case UNTIL_OUT_OF_BOUNDS, ONESELF -> CommonProblem.INVALID_REQUEST;
    };
  }
}
