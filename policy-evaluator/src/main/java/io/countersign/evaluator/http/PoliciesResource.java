package io.countersign.evaluator.http;

import io.countersign.evaluator.ActivePolicies;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Policies")
public class PoliciesResource {
  private final ActivePolicies policies;

  PoliciesResource(ActivePolicies policies) {
    this.policies = policies;
  }

  @GET
  @RolesAllowed({"auditor", "admin", "dba", "reviewer"})
  @Operation(
      operationId = "policies",
      summary = "The policies in force",
      description =
          "With the digest by which decisions name them, and what is wrong with newer ones that were not taken. Ordered by name.")
  @APIResponse(responseCode = "200", description = "The policies in force")
  public PoliciesView policies() {
    return PoliciesView.of(policies.state());
  }
}
