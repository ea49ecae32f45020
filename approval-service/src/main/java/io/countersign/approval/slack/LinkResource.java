package io.countersign.approval.slack;

import io.countersign.approval.notice.VisibleText;
import io.countersign.contracts.Principal;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import io.countersign.platform.identity.Caller;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where people say which account in Slack is theirs. */
@Path("/v1/me/slack-link")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@RunOnVirtualThread
@Tag(name = "Slack", description = "Answers from Slack")
public class LinkResource {
  private final SlackConnection connection;
  private final Linking linking;
  private final Caller caller;

  LinkResource(SlackConnection connection, Linking linking, Caller caller) {
    this.connection = connection;
    this.linking = linking;
    this.caller = caller;
  }

  /**
   * The code that Slack showed.
   *
   * @param code 32 hexadecimal digits
   */
  record CodeBody(String code) {}

  /** The account in Slack that is now, or would be, the caller's. */
  record LinkView(String team, String user, String name) {
    static LinkView of(SlackUser user) {
      return new LinkView(user.team(), user.id(), VisibleText.inLine(user.name()));
    }
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      summary = "Links the account in Slack that was shown this code with the caller's person",
      description =
          "With dry-run=true nothing is done, and the answer says which account it would be. Never send a code that you"
              + " did not ask for: whoever asked for it would answer in your name.")
  @APIResponse(responseCode = "200", description = "The account in Slack")
  @APIResponse(responseCode = "403", description = "Agents are not linked")
  @APIResponse(responseCode = "404", description = "The code is not known, used, or too old")
  public LinkView link(@QueryParam("dry-run") boolean dryRun, @Nullable CodeBody body) {
    Principal person = person();
    if (body == null) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST, "A code is expected, such as {\"code\": \"…\"}.");
    }
    return (dryRun ? linking.ownerOf(body.code()) : linking.link(body.code(), person))
        .map(LinkView::of)
        .orElseThrow(() ->
            new ProblemException(
                SlackProblem.UNKNOWN_CODE,
                "The code is not known, was used, or is older than %d minutes. Click in Slack once more for another."
                    .formatted(Linking.CODE_VALID_FOR.toMinutes())));
  }

  @DELETE
  @Operation(summary = "Removes the link of the caller's person with an account in Slack")
  @APIResponse(responseCode = "204", description = "There is no link any more")
  @APIResponse(responseCode = "404", description = "There was none")
  public void unlink() {
    if (!linking.unlink(team(), person())) {
      throw new ProblemException(
          SlackProblem.NOT_LINKED, "You are not linked with an account in Slack.");
    }
  }

  private Principal person() {
    team();
    Principal principal = caller.principal();
    if (principal.isAgent()) {
      throw new ProblemException(
          SlackProblem.AGENT_MAY_NOT_DECIDE,
          "%s is an agent; only people answer in Slack.".formatted(principal.name()));
    }
    return principal;
  }

  private String team() {
    return connection
        .app()
        .map(SlackApp::team)
        .orElseThrow(() ->
            new ProblemException(
                CommonProblem.NOT_FOUND, "This service is not connected to Slack."));
  }
}
