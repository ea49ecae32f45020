package io.countersign.approval.http;

import io.countersign.approval.Approvals;
import io.countersign.approval.notice.DeliveryLog;
import io.countersign.contracts.UuidText;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Whether people were told, for those who look after that. */
@Path("/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("admin")
@Tag(name = "Deliveries", description = "Messages to people, and those that could not be delivered")
public class DeliveriesResource {
  private final DeliveryLog log;
  private final Caller caller;
  private final Clock clock;

  DeliveriesResource(DeliveryLog log, Caller caller, Clock clock) {
    this.log = log;
    this.caller = caller;
    this.clock = Clock.tick(clock, Approvals.PRECISION);
  }

  @GET
  @Operation(
      summary = "Lists messages to people, oldest first",
      description =
          "state: due, delivered or dead; all if absent. limit: 1 to 500, 50 if absent. after: 'next' of the page before.")
  @APIResponse(responseCode = "200", description = "A page of deliveries")
  @APIResponse(responseCode = "400", description = "A parameter is not valid")
  public DeliveryPage list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    mustBeAPerson();
    int shown = Parameters.limit(limit);
    List<DeliveryLog.Entry> found =
        log.list(state(state), after(after), shown + 1).orElseThrow(() -> unknownAfter(after));
    return DeliveryPage.of(found, shown);
  }

  @POST
  @Path("{deliveryId}/replay")
  @Operation(summary = "Tries a message again that was given up")
  @APIResponse(responseCode = "200", description = "The delivery, due now")
  @APIResponse(responseCode = "404", description = "There is no such delivery")
  @APIResponse(responseCode = "409", description = "It was not given up")
  public DeliveryLog.Entry replay(@PathParam("deliveryId") String deliveryId) {
    mustBeAPerson();
    DeliveryLog.Replay replay =
        uuid(deliveryId)
            .flatMap(id -> log.replay(id, clock.instant()))
            .orElseThrow(() ->
                new ProblemException(
                    CommonProblem.NOT_FOUND,
                    "There is no delivery '%s'; GET /v1/deliveries lists those there are."
                        .formatted(deliveryId)));
    return switch (replay) {
      case DeliveryLog.Replay.Due(var entry) -> entry;
      case DeliveryLog.Replay.NotDead(var entry) ->
          throw new ProblemException(
              ApprovalProblem.NOT_DEAD,
              "This delivery is %s; only dead ones are replayed.".formatted(entry.state().text()));
    };
  }

  private static DeliveryLog.@Nullable State state(@Nullable String text) {
    return text == null
        ? null
        : DeliveryLog.State.named(text)
            .orElseThrow(() ->
                new ProblemException(
                    CommonProblem.INVALID_REQUEST,
                    "Query parameter 'state' is '%s'; it is one of due, delivered, dead."
                        .formatted(text)));
  }

  private static @Nullable UUID after(@Nullable String text) {
    return text == null ? null : uuid(text).orElseThrow(() -> unknownAfter(text));
  }

  private static ProblemException unknownAfter(@Nullable String text) {
    return new ProblemException(
        CommonProblem.INVALID_REQUEST,
        "Query parameter 'after' is '%s', which is not a delivery's id; take it from 'next' of the page before."
            .formatted(text));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.of(UuidText.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** An agent may carry an administrator's role by its token. */
  private void mustBeAPerson() {
    if (caller.principal().isAgent()) {
      throw new ProblemException(
          CommonProblem.FORBIDDEN, "Persons look after messages to persons; an agent does not.");
    }
  }
}
