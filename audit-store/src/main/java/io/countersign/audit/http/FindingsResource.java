package io.countersign.audit.http;

import io.countersign.audit.Page;
import io.countersign.audit.behaviour.Finding;
import io.countersign.audit.behaviour.FindingFilter;
import io.countersign.audit.behaviour.FindingKind;
import io.countersign.audit.behaviour.Findings;
import io.countersign.contracts.event.FindingClosed;
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

/** What stands out of how principals act. */
@Path("/v1/findings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Behaviour")
@RunOnVirtualThread
public class FindingsResource {
  static final Set<String> PARAMETERS =
      Filters.union(FoundPage.PARAMETERS, Set.of("kind", "principal"));

  private final Findings findings;
  private final ReadRecorder recorder;
  private final ClosingRecorder closings;

  FindingsResource(Findings findings, ReadRecorder recorder, ClosingRecorder closings) {
    this.findings = findings;
    this.recorder = recorder;
    this.closings = closings;
  }

  @GET
  @RolesAllowed("auditor")
  @Operation(
      summary = "Findings, latest first",
      description =
          "open: true or false; kind: such as mass-read; principal: name or subject. Pages: limit (1 to 1000), after"
              + " (the 'next' of the page before).")
  public PageBody<FindingBody> findings(@Context UriInfo uri) {
    QueryParameters query = new QueryParameters(uri, PARAMETERS);
    FoundPage asked = FoundPage.of(query);
    FindingFilter filter =
        new FindingFilter(
            asked.open(),
            query.parsed("kind", "a kind of finding such as mass-read", FindingKind::parse),
            query.text("principal"));
    Page<Finding, Long> page =
        recorder.recorded(uri, () -> findings.findings(filter, asked.before(), asked.limit()));
    return FoundPage.body(page, FindingBody::of);
  }

  @GET
  @Path("{id}")
  @RolesAllowed("auditor")
  @Operation(summary = "A finding, with the queries that count what it rests upon")
  public FindingBody finding(@Context UriInfo uri, String id) {
    return recorder.recorded(uri, () -> FindingBody.of(finding(id)));
  }

  @POST
  @Path("{id}/closing")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed("auditor")
  @Operation(
      summary = "Says what came of looking into a finding",
      description =
          "It stays on record, with the reason and who gave it; that somebody did is an event before it takes effect.")
  public FindingBody close(String id, ClosingRequest request) {
    Finding finding = finding(id);
    if (finding.closing() != null) {
      throw closedAlready(finding.id());
    }
    boolean closed =
        closings.close(
            request,
            (by, reason) -> new FindingClosed(finding.id(), by, reason),
            (closing, record) -> findings.close(finding.id(), closing, record));
    if (!closed) {
      throw closedAlready(finding.id());
    }
    return FindingBody.of(finding(id));
  }

  private Finding finding(String id) {
    try {
      return findings.finding(Long.parseLong(id)).orElseThrow(() -> unknown(id));
    } catch (NumberFormatException e) {
      throw unknown(id);
    }
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(
        AuditProblem.UNKNOWN_FINDING, "There is no finding '" + id + "'. See /v1/findings.");
  }

  private static ProblemException closedAlready(long id) {
    return new ProblemException(
        AuditProblem.CLOSED_ALREADY,
        "Finding " + id + " is closed. What was said of it stays as it was given.");
  }
}
