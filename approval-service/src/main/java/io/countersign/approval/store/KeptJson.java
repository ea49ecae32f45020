package io.countersign.approval.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.platform.event.EventJson;
import java.io.IOException;

/** What is kept as events tell it. */
final class KeptJson {
  private static final ObjectMapper JSON = EventJson.mapper();

  private KeptJson() {}

  static byte[] write(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write what is to be kept as JSON", e);
    }
  }

  static <T> T read(byte[] json, Class<T> type) {
    try {
      return JSON.readValue(json, type);
    } catch (IOException e) {
      throw new IllegalStateException("what is kept cannot be read as " + type.getSimpleName(), e);
    }
  }
}
