package io.countersign.platform.http;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * A problem as the caller sees it: RFC 9457, {@code application/problem+json}.
 *
 * @param type identifies the kind of problem
 * @param detail what was wrong this time, and what to do
 */
public record Problem(URI type, String title, int status, String detail) {
  public static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPE_PREFIX = "urn:countersign:problem:";

  public static Problem of(ProblemType type, String detail) {
    return new Problem(URI.create(TYPE_PREFIX + type.code()), type.title(), type.status(), detail);
  }

  public Response.ResponseBuilder response() {
    return Response.status(status).type(MediaType.valueOf(MEDIA_TYPE)).entity(this);
  }
}
