package io.countersign.approval.http;

import io.countersign.approval.review.ReviewStore;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The reviews that are owed, and those that are done. */
@Path("/v1/reviews")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Reviews", description = "Commands that ran before they were approved")
public class ReviewsResource {
  private final ReviewStore store;
  private final Viewer viewer;

  ReviewsResource(ReviewStore store, Viewer viewer) {
    this.store = store;
    this.viewer = viewer;
  }

  @GET
  @Authenticated
  @Operation(
      summary = "Lists reviews, oldest first",
      description =
          "state: owed or done; all if absent. limit: 1 to 500, 50 if absent. after: 'next' of the page before.")
  @APIResponse(responseCode = "200", description = "A page of reviews")
  @APIResponse(responseCode = "400", description = "A parameter is not valid")
  @APIResponse(responseCode = "403", description = "Your roles do not let you see every request")
  public ReviewPage list(
      @QueryParam("state") @Nullable String state,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("after") @Nullable String after) {
    viewer.mustSeeAll();
    int shown = Parameters.limit(limit);
    return ReviewPage.of(
        store
            .list(done(state), Parameters.after(after), shown + 1)
            .orElseThrow(() -> Parameters.unknownAfter(after)),
        shown);
  }

  private static @Nullable Boolean done(@Nullable String state) {
    return switch (state) {
      case null -> null;
      case "owed" -> false;
      case "done" -> true;
      default ->
          throw new ProblemException(
              CommonProblem.INVALID_REQUEST,
              "Query parameter 'state' is '%s'; it is owed or done.".formatted(state));
    };
  }
}
