package io.countersign.intake.http;

import io.countersign.intake.KeysUnavailableException;
import io.countersign.intake.NotSurelyRecordedException;
import io.countersign.intake.TrailUnavailableException;
import io.countersign.platform.http.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells callers to come back when something that an answer needs is away. */
final class UnavailableMappers {
  private static final Logger LOG = Logger.getLogger(UnavailableMappers.class);
  private static final String RETRY_SECONDS = "5";

  /** The log field of platform's log context. */
  private static final String COMMAND = "commandId";

  @ServerExceptionMapper
  Response trail(TrailUnavailableException e) {
    LOG.warn("The audit store could not be asked", e);
    return unavailable(
        "This command is known to the audit store only, which does not answer. Ask again in a few"
            + " seconds.");
  }

  @ServerExceptionMapper
  Response keys(KeysUnavailableException e) {
    LOG.warn("An idempotency key could not be looked up", e);
    return unavailable(
        "Idempotency keys cannot be looked up, so nothing was done. Send the same request again in"
            + " a few seconds.");
  }

  @ServerExceptionMapper
  Response notSurelyRecorded(NotSurelyRecordedException e) {
    MDC.put(COMMAND, e.commandId().toString());
    try {
      LOG.warn("Kafka did not acknowledge what a caller asked for", e);
    } finally {
      MDC.remove(COMMAND);
    }
    String self = CommandPaths.self(e.commandId());
    return Problem.of(IntakeProblem.NOT_SURELY_RECORDED, detail(e, self))
        .response()
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .header(HttpHeaders.LOCATION, self)
        .build();
  }

  private static String detail(NotSurelyRecordedException e, String self) {
    return switch (e.request()) {
      case SUBMISSION ->
          "The command may or may not have been recorded as %s: look at %s before sending it again; with an Idempotency-Key a retry is always the same command."
              .formatted(e.commandId(), self);
      case CANCELLATION ->
          "The cancellation of command %s may or may not have been recorded: look at %s; cancelling it again does no harm."
              .formatted(e.commandId(), self);
      case COMMENT ->
          "The comment on command %s may or may not have been recorded: look at %s before sending it again; with an Idempotency-Key a retry is always the same comment."
              .formatted(e.commandId(), self);
    };
  }

  private static Response unavailable(String detail) {
    return Problem.of(IntakeProblem.UNAVAILABLE, detail)
        .response()
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .build();
  }
}
