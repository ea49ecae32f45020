package io.countersign.platform.kafka;

import io.countersign.contracts.CommandId;
import io.countersign.platform.event.TraceContext;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Puts trace and command id on every log line that is written until it is closed. */
public final class LogContext implements AutoCloseable {
  private static final String TRACE = "traceId";
  private static final String SPAN = "spanId";
  private static final String COMMAND = "commandId";

  private LogContext() {}

  public static LogContext of(TraceContext trace, @Nullable CommandId command) {
    open(trace, command);
    return new LogContext();
  }

  /** As {@link #of}, where what carries the context ends by itself, as a request does. */
  public static void open(TraceContext trace, @Nullable CommandId command) {
    MDC.put(TRACE, trace.traceId());
    MDC.put(SPAN, trace.spanId());
    if (command != null) {
      MDC.put(COMMAND, command.toString());
    }
  }

  @Override
  public void close() {
    MDC.remove(TRACE);
    MDC.remove(SPAN);
    MDC.remove(COMMAND);
  }
}
