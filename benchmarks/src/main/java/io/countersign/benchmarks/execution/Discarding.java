package io.countersign.benchmarks.execution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.ResultColumn;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.executor.RunListener;
import io.countersign.platform.event.EventJson;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends of the executor's way at which what it tells is dropped. */
final class Discarding {
  private static final ObjectMapper JSON = EventJson.mapper();

  private Discarding() {}

  /** At once. */
  static RunListener rows() {
    return listener(false);
  }

  /** After it was written as the JSON of an event. */
  static RunListener events() {
    return listener(true);
  }

  private static RunListener listener(boolean written) {
    return (RunListener)
        Proxy.newProxyInstance(
            RunListener.class.getClassLoader(),
            new Class<?>[] {RunListener.class},
            (proxy, method, arguments) -> {
              if (written && method.getName().equals("rows")) {
                write(arguments);
              }
              return null;
            });
  }

  @SuppressWarnings({"unchecked", "NullAway"}) // A cast knows neither.
  private static void write(Object[] arguments) throws JsonProcessingException {
    byte[] bytes =
        JSON.writeValueAsBytes(
            new ResultChunk(
                new ExecutionId(UUID.randomUUID()),
                new CommandId(UUID.randomUUID()),
                0,
                0,
                (List<ResultColumn>) arguments[0],
                (List<List<@Nullable Object>>) arguments[1]));
    if (bytes.length == 0) {
      throw new IllegalStateException("an event has bytes");
    }
  }
}
