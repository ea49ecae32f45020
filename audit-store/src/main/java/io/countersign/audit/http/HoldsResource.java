package io.countersign.audit.http;

import io.countersign.audit.retention.Hold;
import io.countersign.audit.retention.Holds;
import io.countersign.audit.retention.Scopes;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.AdministrationEvent;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.HoldPlaced;
import io.countersign.contracts.event.HoldReleased;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is kept whatever retention says. */
@Path("/v1/holds")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Retention")
@RunOnVirtualThread
public class HoldsResource {
  private static final int LONGEST_REASON = 2_000;
  private static final int LONGEST_SCOPE = 4_000;
  private final Holds holds;
  private final Scopes scopes;
  private final ReadRecorder recorder;
  private final EventPublisher publisher;
  private final IdSource ids;
  private final Caller caller;
  private final Clock clock;

  HoldsResource(
      Holds holds,
      Scopes scopes,
      ReadRecorder recorder,
      EventPublisher publisher,
      IdSource ids,
      Caller caller,
      Clock clock) {
    this.holds = holds;
    this.scopes = scopes;
    this.recorder = recorder;
    this.publisher = publisher;
    this.ids = ids;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @RolesAllowed({"auditor", "admin"})
  @Operation(summary = "Holds, latest first, also those that were released")
  public EntriesBody<HoldBody> holds(@Context UriInfo uri) {
    QueryParameters _ = new QueryParameters(uri, Set.of());
    List<Hold> all = recorder.recorded(uri, holds::all);
    return new EntriesBody<>(all.stream().map(HoldBody::of).toList(), true);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("admin")
  @Operation(
      summary = "Places a hold",
      description =
          "Nothing that falls under the scope is disposed of until the hold is released, and nothing that is stored beside it."
              + " That it was placed is an event before it takes effect.")
  public HoldBody place(HoldRequest request) {
    if (request == null || !Hold.isName(String.valueOf(request.name()))) {
      throw invalid("A name has 1 to 64 small letters, digits and dashes.");
    }
    Principal by = caller.principal();
    Hold hold =
        new Hold(
            request.name(),
            scope(request.scope()),
            reason(request.reason()),
            by.name(),
            clock.instant(),
            null);
    if (holds.standing(hold.name()).isPresent()) {
      throw stands(hold.name());
    }
    publish(new HoldPlaced(hold.name(), by, hold.scope(), hold.reason()));
    if (!holds.place(hold)) {
      throw stands(hold.name());
    }
    return HoldBody.of(hold);
  }

  @DELETE
  @Path("{name}")
  @RolesAllowed("admin")
  @Operation(
      summary = "Releases a hold",
      description = "With the parameter 'reason'. The hold stays on record, with the reason.")
  public void release(String name, @Context UriInfo uri) {
    String reason = reason(new QueryParameters(uri, Set.of("reason")).text("reason"));
    if (holds.standing(name).isEmpty()) {
      throw unknown(name);
    }
    Principal by = caller.principal();
    publish(new HoldReleased(name, by, reason));
    if (!holds.release(name, new Hold.Release(by.name(), reason, clock.instant()))) {
      throw unknown(name);
    }
  }

  private void publish(AdministrationEvent event) {
    publisher.publish(Draft.administration(new EventId(ids.next()), event)).await();
  }

  private String scope(@Nullable String given) {
    String scope = given == null ? "" : given.strip();
    if (scope.length() > LONGEST_SCOPE) {
      throw invalid("A scope has at most %d characters.".formatted(LONGEST_SCOPE));
    }
    try {
      var _ = scopes.read(scope);
    } catch (IllegalArgumentException e) {
      throw invalid("The scope cannot be understood. " + e.getMessage());
    }
    return scope;
  }

  private static String reason(@Nullable String given) {
    String reason = given == null ? "" : given.strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw invalid("Give a reason of 1 to %d characters.".formatted(LONGEST_REASON));
    }
    return reason;
  }

  private static ProblemException invalid(String why) {
    return new ProblemException(AuditProblem.INVALID_HOLD, why);
  }

  private static ProblemException stands(String name) {
    return new ProblemException(
        AuditProblem.HOLD_STANDS,
        "The hold '%s' stands. Release it first, or choose another name.".formatted(name));
  }

  private static ProblemException unknown(String name) {
    return new ProblemException(
        AuditProblem.UNKNOWN_HOLD, "No hold '%s' stands. See /v1/holds.".formatted(name));
  }
}
