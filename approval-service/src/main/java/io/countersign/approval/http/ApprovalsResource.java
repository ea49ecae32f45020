package io.countersign.approval.http;

import io.countersign.approval.People;
import io.countersign.approval.Voter;
import io.countersign.approval.inbox.Dossier;
import io.countersign.approval.inbox.Inbox;
import io.countersign.approval.inbox.Sight;
import io.countersign.approval.inbox.Sights;
import io.countersign.contracts.ApprovalRequestId;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What reviewers read. */
@Path("/v1/approvals")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Approvals", description = "Questions to people, and their answers")
public class ApprovalsResource {
  private static final String UNSHARED = "private, no-cache";

  private final Inbox inbox;
  private final Sights sights;
  private final Viewer viewer;
  private final People people;

  ApprovalsResource(Inbox inbox, Sights sights, Viewer viewer, People people) {
    this.inbox = inbox;
    this.sights = sights;
    this.viewer = viewer;
    this.people = people;
  }

  @GET
  @Operation(
      summary = "Lists approval requests, oldest first",
      description =
          "view=mine: those where your approval would count now; escalated: of these the ones that others left"
              + " unanswered; decided: those that you answered; all, the default, needs a reader's role.")
  @APIResponse(responseCode = "200", description = "A page of requests")
  @APIResponse(responseCode = "400", description = "A parameter is not valid")
  @APIResponse(responseCode = "403", description = "Your roles do not let you see every request")
  public ApprovalPage list(@BeanParam ListParameters parameters) {
    if (parameters.isOfAll()) {
      viewer.mustSeeAll();
    }
    Instant now = viewer.now();
    int shown = parameters.limit();
    return ApprovalPage.of(
        inbox.page(parameters.query(viewer.reader(now), now)).orElseThrow(parameters::unknownAfter),
        shown);
  }

  @GET
  @Path("{requestId}")
  @Operation(
      summary = "Shows a request: the command whole, why it is asked, the votes, what was said",
      description =
          "The entity tag changes with anything shown. Who asks may read their own, without the sample of rows.")
  @APIResponse(responseCode = "200", description = "The request")
  @APIResponse(responseCode = "304", description = "It is as If-None-Match says")
  @APIResponse(responseCode = "404", description = "There is no such request, or not for you")
  public RestResponse<ApprovalView> get(
      @PathParam("requestId") String requestId,
      @HeaderParam(HttpHeaders.IF_NONE_MATCH) @Nullable List<String> ifNoneMatch) {
    ApprovalRequestId id = Parameters.pathId(requestId);
    Voter reader = viewer.voter(viewer.now());
    Dossier dossier = inbox.find(id).orElseThrow(() -> Parameters.unknown(id));
    Sight sight = sights.of(dossier.state(), reader);
    if (sight == Sight.NONE) {
      throw Parameters.unknown(id);
    }
    String tag = EntityTags.of(dossier.version(), sight);
    var answer =
        EntityTags.isAmong(ifNoneMatch, tag)
            ? RestResponse.ResponseBuilder.<ApprovalView>create(RestResponse.Status.NOT_MODIFIED)
            : RestResponse.ResponseBuilder.ok(ApprovalView.of(dossier, sight, people));
    return answer.header(HttpHeaders.ETAG, tag).header(HttpHeaders.CACHE_CONTROL, UNSHARED).build();
  }
}
