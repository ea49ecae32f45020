package io.countersign.intake.http;

import io.countersign.intake.KeysUnavailableException;
import io.countersign.intake.TrailUnavailableException;
import io.countersign.platform.http.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells callers to come back when something that an answer needs is away. */
final class UnavailableMappers {
  private static final Logger LOG = Logger.getLogger(UnavailableMappers.class);
  private static final String RETRY_SECONDS = "5";

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

  private static Response unavailable(String detail) {
    return Problem.of(IntakeProblem.UNAVAILABLE, detail)
        .response()
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .build();
  }
}
