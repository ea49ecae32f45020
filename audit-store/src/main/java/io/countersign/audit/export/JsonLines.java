package io.countersign.audit.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.audit.CommandSummary;
import io.countersign.audit.TrailEvent;
import io.countersign.platform.event.EventJson;
import java.io.ByteArrayOutputStream;
import java.util.function.Function;

/** One JSON text per line. */
public final class JsonLines {
  private static final ObjectMapper JSON = EventJson.mapper();
  private static final byte[] DATA = ",\"data\":".getBytes(UTF_8);

  private JsonLines() {}

  public static Lines<CommandSummary> commands() {
    return JsonLines::bytes;
  }

  /**
   * Events as the API shows them. The last member is {@code data}: the bytes of the record's value
   * as they were on the wire, so that their hash is that of the record's leaf. A value that is no
   * JSON, or that has a line break in it, is left out.
   */
  public static Lines<TrailEvent> events() {
    return JsonLines::event;
  }

  /** Any JSON, such as objects of another schema. */
  public static <T> Lines<T> of(Function<T, JsonNode> mapping) {
    return entry -> bytes(mapping.apply(entry));
  }

  private static byte[] event(TrailEvent event) {
    byte[] value = event.value();
    boolean shown = value != null && isOneLine(value) && EventValues.read(value) != null;
    byte[] line = bytes(EventLine.of(event, (value != null && !shown) || event.valueOmitted()));
    if (value == null || !shown) {
      return line;
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream(line.length + value.length + 8);
    whole.write(line, 0, line.length - 1);
    whole.writeBytes(DATA);
    whole.writeBytes(value);
    whole.write('}');
    return whole.toByteArray();
  }

  private static boolean isOneLine(byte[] value) {
    for (byte each : value) {
      if (each == '\n' || each == '\r') {
        return false;
      }
    }
    return true;
  }

  private static byte[] bytes(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write JSON", e);
    }
  }
}
