package io.countersign.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.countersign.platform.event.PublicationFailedException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what endpoints throw into problems. */
final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
  private static final String RETRY_SECONDS = "5";
  private static final int CLIENT_ERRORS = 400;
  private static final int SERVER_ERRORS = 500;

  @ServerExceptionMapper
  Response problem(ProblemException e) {
    Response.ResponseBuilder response = e.problem().response();
    e.retryAfter()
        .ifPresent(d -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, d.toSeconds())));
    return response.build();
  }

  @ServerExceptionMapper
  Response notPublished(PublicationFailedException e) {
    LOG.warn("Could not record an event", e);
    String detail =
        e.mayHaveBeenWritten()
            ? "The event log did not confirm the record in time; it may have been written or not. Look before you send"
                + " the request again."
            : "The event log does not answer, so nothing was done. Send the same request again in a few seconds.";
    return Problem.of(CommonProblem.UNAVAILABLE, detail)
        .response()
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .build();
  }

  @ServerExceptionMapper({AuthenticationFailedException.class, UnauthorizedException.class})
  Response unauthenticated(RuntimeException e) {
    return Problem.of(
            CommonProblem.UNAUTHENTICATED,
            "Send 'Authorization: Bearer <access token>' with a token of this realm that has not expired and is meant"
                + " for the audience 'countersign'.")
        .response()
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    return Problem.of(
            CommonProblem.FORBIDDEN,
            "The token's roles do not allow this. Ask an administrator for the role you need.")
        .response()
        .build();
  }

  @ServerExceptionMapper
  Response unreadable(JsonProcessingException e) {
    return describe(e).response().build();
  }

  @ServerExceptionMapper
  Response rejected(WebApplicationException e) {
    int status = e.getResponse().getStatus();
    if (e.getCause() instanceof JsonProcessingException json) {
      return describe(json).response().build();
    }
    if (status < CLIENT_ERRORS) {
      return e.getResponse();
    }
    if (status >= SERVER_ERRORS) {
      return unexpected(e);
    }
    String title = e.getResponse().getStatusInfo().getReasonPhrase();
    Problem problem =
        Problem.of(CommonProblem.REJECTED, title + ". See the API description at /q/openapi.");
    return new Problem(problem.type(), title, status, problem.detail()).response().build();
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    LOG.error("A request ended unexpectedly", e);
    return Problem.of(
            CommonProblem.INTERNAL, "The request may be tried again; the service's log says more.")
        .response()
        .build();
  }

  private static Problem describe(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return Problem.of(
          CommonProblem.INVALID_REQUEST,
          "Unknown field '%s'. Known fields here: %s.".formatted(path(unknown), known(unknown)));
    }
    if (e instanceof JsonMappingException mapping && mapping.getPath().isEmpty()) {
      return Problem.of(
          CommonProblem.INVALID_REQUEST, "A JSON object is expected, with all required fields.");
    }
    if (e instanceof JsonMappingException mapping) {
      String rule =
          mapping.getCause() instanceof IllegalArgumentException cause
              ? ": " + cause.getMessage()
              : "";
      return Problem.of(
          CommonProblem.INVALID_REQUEST,
          "Field '%s' is missing or has the wrong form%s.".formatted(path(mapping), rule));
    }
    return Problem.of(
        CommonProblem.MALFORMED_JSON,
        "Line %d, column %d: this is not JSON in UTF-8."
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
  }

  private static String known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds().stream()
        .map(Object::toString)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : r.getFieldName())
        .collect(Collectors.joining("."));
  }
}
