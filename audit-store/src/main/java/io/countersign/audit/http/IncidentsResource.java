package io.countersign.audit.http;

import io.countersign.audit.Incident;
import io.countersign.audit.IncidentFilter;
import io.countersign.audit.Incidents;
import io.countersign.audit.Page;
import io.countersign.contracts.IncidentKind;
import io.countersign.contracts.event.IncidentClosed;
import io.countersign.platform.http.ProblemException;
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
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Reasons to doubt that the trail is whole. */
@Path("/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
@RunOnVirtualThread
public class IncidentsResource {
  static final Set<String> PARAMETERS = Filters.union(FoundPage.PARAMETERS, Set.of("kind"));

  private final Incidents incidents;
  private final ReadRecorder recorder;
  private final ClosingRecorder closings;

  IncidentsResource(Incidents incidents, ReadRecorder recorder, ClosingRecorder closings) {
    this.incidents = incidents;
    this.recorder = recorder;
    this.closings = closings;
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
    FoundPage asked = FoundPage.of(query);
    IncidentFilter filter =
        new IncidentFilter(
            asked.open(),
            query.parsed("kind", "a kind of incident such as gap", IncidentKind::parse));
    Page<Incident, Long> page =
        recorder.recorded(uri, () -> incidents.incidents(filter, asked.before(), asked.limit()));
    return FoundPage.body(page, IncidentBody::of);
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
    boolean closed =
        closings.close(
            request,
            (by, reason) -> new IncidentClosed(incident.id(), by, reason),
            (closing, record) -> incidents.close(incident.id(), closing, record));
    if (!closed) {
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
