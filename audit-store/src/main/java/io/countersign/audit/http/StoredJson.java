package io.countersign.audit.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Event values on their way from the store into an answer, with every digit of their numbers. */
final class StoredJson {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private StoredJson() {}

  /** Null for what is not JSON: the raw bytes are there under the record's position. */
  static @Nullable JsonNode read(byte @Nullable [] value) {
    try {
      return value == null || value.length == 0 ? null : JSON.readTree(value);
    } catch (IOException e) {
      return null;
    }
  }
}
