package io.countersign.intake.auditstore;

import io.quarkus.oidc.client.filter.OidcClientFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The endpoints of the audit store that a service may use. Answers are JSON text. */
@Path("/v1/commands/{id}")
@Produces(MediaType.APPLICATION_JSON)
@OidcClientFilter
@RegisterRestClient(configKey = "audit-store")
public interface AuditStoreApi {
  @GET
  @Path("timeline")
  byte[] timeline(@PathParam("id") String commandId);

  @GET
  @Path("results")
  byte[] results(
      @PathParam("id") String commandId,
      @QueryParam("firstChunk") int firstChunk,
      @QueryParam("chunks") int chunks);
}
