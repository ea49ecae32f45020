package io.countersign.audit.http;

import io.countersign.audit.retention.Disposal;
import io.countersign.audit.retention.Disposals;
import io.countersign.log.bundle.DisposalManifest;
import io.countersign.platform.http.Problem;
import io.countersign.platform.http.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What retention has disposed of. */
@Path("/v1/disposals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Retention")
@RunOnVirtualThread
public class DisposalsResource {
  private final Disposals disposals;
  private final ReadRecorder recorder;

  DisposalsResource(Disposals disposals, ReadRecorder recorder) {
    this.disposals = disposals;
    this.recorder = recorder;
  }

  @GET
  @RolesAllowed({"auditor", "admin"})
  @Operation(summary = "Disposals, latest first, also those that are under way")
  public EntriesBody<DisposalBody> disposals(@Context UriInfo uri) {
    QueryParameters _ = new QueryParameters(uri, Set.of());
    List<Disposal> all = recorder.recorded(uri, disposals::all);
    return new EntriesBody<>(all.stream().map(DisposalBody::of).toList(), true);
  }

  @GET
  @Path("{id}/manifest")
  @Produces({MediaType.TEXT_PLAIN, Problem.MEDIA_TYPE})
  @RolesAllowed({"auditor", "admin"})
  @Operation(
      summary = "The manifest of a disposal",
      description = "Which records, and what their leaves were. The event names it by its SHA-256.")
  public String manifest(String id, @Context UriInfo uri) {
    return recorder
        .recorded(uri, () -> disposal(id))
        .map(Disposal::manifest)
        .map(DisposalManifest::text)
        .orElseThrow(() ->
            new ProblemException(
                AuditProblem.UNKNOWN_DISPOSAL,
                "There is no disposal '%s' with a manifest. See /v1/disposals.".formatted(id)));
  }

  private Optional<Disposal> disposal(String id) {
    try {
      return disposals.disposal(Long.parseLong(id));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
