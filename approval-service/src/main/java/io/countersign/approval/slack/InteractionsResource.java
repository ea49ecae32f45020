package io.countersign.approval.slack;

import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Where Slack tells what people click. Nobody signs in here: who does not sign as Slack does is not
 * listened to, and what a click may do is looked up by whoever clicked.
 */
@Path("/v1/slack/interactions")
@PermitAll
@RunOnVirtualThread
@Tag(name = "Slack")
public class InteractionsResource {
  /** Slack's dialogs have 250,000 bytes at most; a form spells many of them with three. */
  static final int MOST_BYTES = 1_048_576;

  private final SlackConnection connection;
  private final SlackSettings settings;
  private final Intake intake;
  private final DialogOpener dialogs;
  private final Refusals refusals;
  private final Clock clock;

  InteractionsResource(
      SlackConnection connection,
      SlackSettings settings,
      Intake intake,
      DialogOpener dialogs,
      Refusals refusals,
      Clock clock) {
    this.connection = connection;
    this.settings = settings;
    this.intake = intake;
    this.dialogs = dialogs;
    this.refusals = refusals;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(summary = "Takes what people click in Slack, signed by Slack")
  @APIResponse(responseCode = "200", description = "Taken; what comes of it is told in Slack")
  @APIResponse(
      responseCode = "401",
      description = "The signature, its time, or the workspace is wrong")
  @APIResponse(responseCode = "409", description = "The same came before")
  @APIResponse(responseCode = "413", description = "More than Slack sends")
  public Response take(
      @HeaderParam("X-Slack-Request-Timestamp") @Nullable String timestamp,
      @HeaderParam("X-Slack-Signature") @Nullable String signature,
      @HeaderParam("X-Slack-Retry-Num") @Nullable String retry,
      InputStream body)
      throws IOException {
    SlackApp app =
        connection
            .app()
            .orElseThrow(() ->
                new ProblemException(
                    CommonProblem.NOT_FOUND, "This service is not connected to Slack."));
    Callback callback = new Callback(read(body), timestamp, signature, retry);
    Instant now = clock.instant();
    new SignatureCheck(app.signingSecret())
        .refusal(timestamp, signature, callback.body(), now)
        .ifPresent(reason -> refuse(callback, reason));
    return new InteractionReader(app.team(), settings.app())
        .read(callback.body())
        .map(interaction -> answer(callback, interaction, now))
        .orElseThrow(() ->
            new ProblemException(
                CommonProblem.INVALID_REQUEST, "A form with the field 'payload' is expected."));
  }

  private byte[] read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      refusals.tell("too large", Receipts.contentOf(bytes));
      throw new ProblemException(
          CommonProblem.TOO_LARGE, "At most %,d bytes are taken.".formatted(MOST_BYTES));
    }
    return bytes;
  }

  private Response answer(Callback callback, Interaction interaction, Instant now) {
    return switch (interaction) {
      case Interaction.Foreign(var reason) -> throw refused(callback, reason);
      case Interaction.Nothing _ -> Response.ok().build();
      case Interaction.Clicked clicked when clicked.action().opensDialog() -> {
        if (isNew(callback, null, now)) {
          dialogs.open(clicked);
        }
        yield Response.ok().build();
      }
      case Interaction.Clicked clicked -> taken(callback, Answer.approving(clicked), now);
      case Interaction.Submitted submitted ->
          switch (Submission.of(submitted)) {
            case Submission.Accepted(var answer) -> taken(callback, answer, now);
            case Submission.Faulty(var faults) -> faulty(faults);
          };
    };
  }

  private Response taken(Callback callback, Answer answer, Instant now) {
    isNew(callback, answer, now);
    return Response.ok().build();
  }

  private boolean isNew(Callback callback, @Nullable Answer answer, Instant now) {
    return switch (intake.take(callback, answer, now)) {
      case NEW -> true;
      case AGAIN -> false;
      case REPLAYED -> {
        refusals.tell("replayed", Receipts.contentOf(callback.body()));
        throw new ProblemException(
            SlackProblem.REPLAYED, "The same signed request was taken before; it counts once.");
      }
    };
  }

  /** Slack shows what is wrong beside the field. */
  private static Response faulty(Map<String, String> faults) {
    return Response.ok(
            Map.of("response_action", "errors", "errors", faults), MediaType.APPLICATION_JSON)
        .build();
  }

  private void refuse(Callback callback, String reason) {
    throw refused(callback, reason);
  }

  private ProblemException refused(Callback callback, String reason) {
    refusals.tell(reason, Receipts.contentOf(callback.body()));
    return new ProblemException(
        SlackProblem.NOT_BELIEVED,
        "The request is not believed: %s. Check the signing secret, the clock and the workspace."
            .formatted(reason));
  }
}
