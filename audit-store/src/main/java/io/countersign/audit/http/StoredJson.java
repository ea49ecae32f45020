package io.countersign.audit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /**
   * The values of an object of texts, numbers and booleans.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static Map<String, Object> scalars(String object) {
    Map<String, Object> values = new LinkedHashMap<>();
    try {
      if (!(JSON.readTree(object) instanceof ObjectNode node) || node.isEmpty()) {
        throw new IllegalArgumentException("no object");
      }
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        values.put(field.getKey(), scalar(field.getValue()));
      }
      return values;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON", e);
    }
  }

  private static Object scalar(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> value.textValue();
      case BOOLEAN -> value.booleanValue();
      case NUMBER -> value.decimalValue();
      default -> throw new IllegalArgumentException("no scalar");
    };
  }

  /** JSON that the store keeps as text, to stand in an answer as what it is. */
  static @Nullable JsonNode read(@Nullable String value) {
    return value == null ? null : read(value.getBytes(StandardCharsets.UTF_8));
  }
}
