package io.countersign.audit.http;

import io.countersign.audit.Incident;
import io.countersign.audit.IncidentFilter;
import io.countersign.audit.Incidents;
import io.countersign.audit.Page;
import io.countersign.contracts.IncidentKind;
import io.countersign.contracts.Principal;
import io.countersign.contracts.event.IncidentClosed;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reasons to doubt that the trail is whole. */
@Path("/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
@RunOnVirtualThread
public class IncidentsResource {
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;
  private static final int LONGEST_REASON = 2_000;
  static final Set<String> PARAMETERS = Set.of("open", "kind", Filters.LIMIT, Filters.AFTER);

  private final Incidents incidents;
  private final ReadRecorder recorder;
  private final AdministrationRecorder administration;
  private final Caller caller;
  private final Clock clock;

  IncidentsResource(
      Incidents incidents,
      ReadRecorder recorder,
      AdministrationRecorder administration,
      Caller caller,
      Clock clock) {
    this.incidents = incidents;
    this.recorder = recorder;
    this.administration = administration;
    this.caller = caller;
    this.clock = clock;
  }

  @GET
  @RolesAllowed("auditor")
  @Operation(
      summary = "Incidents, latest first",
      description =
          "open: true or false; kind: gap, regression, producer-gap or unfinished-command. Pages: limit (1 to 1000), after"
              + " (the 'next' of the page before).")
  public PageBody<IncidentBody> incidents(@Context UriInfo uri) {
    QueryParameters query = new QueryParameters(uri, PARAMETERS);
    String open = query.oneOf("open", Set.of("true", "false"));
    IncidentFilter filter =
        new IncidentFilter(
            open == null ? null : Boolean.valueOf(open),
            query.parsed("kind", "a kind of incident such as gap", IncidentKind::parse));
    Long before = query.parsed(Filters.AFTER, "the 'next' of a page of incidents", Long::parseLong);
    int limit = query.number(Filters.LIMIT, 1, LARGEST_PAGE, PAGE);
    Page<Incident, Long> page =
        recorder.recorded(uri, () -> incidents.incidents(filter, before, limit));
    Long next = page.next();
    return new PageBody<>(
        page.entries().stream().map(IncidentBody::of).toList(),
        next == null ? null : next.toString());
  }

  @POST
  @Path("{id}/closing")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("auditor")
  @Operation(
      summary = "Explains an incident",
      description =
          "It stays on record, with the reason and who gave it; that somebody did is an event before it takes effect.")
  public IncidentBody close(String id, ClosingRequest request) {
    Incident incident = incident(id);
    if (incident.closing() != null) {
      throw closedAlready(incident.id());
    }
    String reason = reason(request);
    Principal by = caller.principal();
    administration.record(new IncidentClosed(incident.id(), by, reason));
    if (!incidents.close(incident.id(), new Incident.Closing(by.name(), reason, clock.instant()))) {
      throw closedAlready(incident.id());
    }
    return IncidentBody.of(incident(id));
  }

  private Incident incident(String id) {
    try {
      return incidents.incident(Long.parseLong(id)).orElseThrow(() -> unknown(id));
    } catch (NumberFormatException e) {
      throw unknown(id);
    }
  }

  private static String reason(ClosingRequest request) {
    String reason = request.reason().strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      throw new ProblemException(
          AuditProblem.INVALID_CLOSING,
          "Give a reason of 1 to %d characters; this one has %d."
              .formatted(LONGEST_REASON, reason.length()));
    }
    return reason;
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(
        AuditProblem.UNKNOWN_INCIDENT, "There is no incident '" + id + "'. See /v1/incidents.");
  }

  private static ProblemException closedAlready(long id) {
    return new ProblemException(
        AuditProblem.CLOSED_ALREADY,
        "Incident " + id + " is closed. What explains it stays as it was given.");
  }
}
