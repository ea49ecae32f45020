package io.countersign.audit.http;

import io.countersign.audit.rebuild.RebuildState;
import io.countersign.audit.rebuild.Rebuilding;
import io.countersign.platform.http.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Deriving anew what the store has derived from the records. */
@Path("/v1/store/rebuild")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Store")
@RolesAllowed("admin")
@RunOnVirtualThread
public class RebuildResource {
  private final Rebuilding rebuilding;
  private final ReadRecorder recorder;

  RebuildResource(Rebuilding rebuilding, ReadRecorder recorder) {
    this.rebuilding = rebuilding;
    this.recorder = recorder;
  }

  @POST
  @Operation(
      summary = "Begins to derive all tables anew from the raw bytes of the records",
      description =
          "Answers at once (202); GET tells how far it is. Records are stored meanwhile. The request is itself recorded"
              + " as an event.")
  public Response begin(@Context UriInfo uri) {
    // Nothing to be looked up, but it must not begin unless it is recorded.
    var _ = recorder.recorded(uri, () -> query(uri));
    if (!rebuilding.begin()) {
      throw new ProblemException(
          AuditProblem.REBUILD_RUNNING, "A rebuild is running; GET tells how far it is.");
    }
    return Response.accepted(rebuilding.state()).build();
  }

  @GET
  @Operation(summary = "How far the last rebuild of this instance has come")
  public RebuildState state(@Context UriInfo uri) {
    var _ = query(uri);
    return rebuilding.state();
  }

  private static QueryParameters query(UriInfo uri) {
    return new QueryParameters(uri, Set.of());
  }
}
