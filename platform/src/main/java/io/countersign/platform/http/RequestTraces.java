package io.countersign.platform.http;

import io.countersign.contracts.CommandId;
import io.countersign.platform.event.TraceContext;
import io.countersign.platform.kafka.LogContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Gives every request a trace, the caller's or a new one, and puts it on each log line of the
 * request.
 */
final class RequestTraces {
  static final String TRACEPARENT = "traceparent";

  private static final Pattern COMMAND = Pattern.compile("/v1/commands/([0-9a-f-]{36})(?:/.*)?");

  @ServerRequestFilter(preMatching = true)
  void trace(ContainerRequestContext request) {
    TraceContext trace = TraceContext.continueOrStart(request.getHeaderString(TRACEPARENT));
    // Whoever reads the header further on then continues the same trace.
    request.getHeaders().putSingle(TRACEPARENT, trace.traceparent());
    LogContext.open(trace, command(request.getUriInfo().getPath()));
  }

  private static @Nullable CommandId command(String path) {
    Matcher matcher = COMMAND.matcher(path);
    try {
      return matcher.matches() ? CommandId.parse(matcher.group(1)) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
