package io.countersign.cli.sql;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One line of a bulk input: SQL to be judged, or what is wrong with the line. */
sealed interface Question {
  /** What the line calls itself; absent where it does not, or could not be read so far. */
  @Nullable JsonNode id();

  /** SQL whose bytes were text. */
  record Sql(@Nullable JsonNode id, String text) implements Question {}

  /** SQL that holds bytes which are no UTF-8: no two programs need agree on what it says. */
  record Garbled(@Nullable JsonNode id) implements Question {}

  /**
   * No question.
   *
   * @param error what is wrong with the line, without repeating it
   */
  record Malformed(@Nullable JsonNode id, String error) implements Question {}

  static Question of(LineReader.Line line) {
    return new Reading(line).question();
  }

  /** Reads a line field by field, so that one that breaks off has told its id. */
  final class Reading {
    private static final JsonMapper JSON =
        JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String EXPECTED =
        "expected an object such as {\"id\": 1, \"sql\": \"SELECT 1\"}";

    private final LineReader.Line line;
    private @Nullable JsonNode id;
    private @Nullable String sql;
    private @Nullable String error;

    Reading(LineReader.Line line) {
      this.line = line;
    }

    Question question() {
      String text = new String(line.bytes(), StandardCharsets.UTF_8);
      read(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
      if (line.cut()) {
        return new Malformed(id, "the line is longer than " + LineReader.LONGEST + " bytes");
      }
      if (error != null) {
        return new Malformed(id, error);
      }
      if (sql == null) {
        return new Malformed(id, "the field 'sql' is missing: " + EXPECTED);
      }
      return Encoding.isUtf8(line.bytes(), text) ? new Sql(id, sql) : new Garbled(id);
    }

    private void read(String text) {
      try (JsonParser parser = JSON.createParser(text)) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
          error = "not a JSON object: " + EXPECTED;
          return;
        }
        while (parser.nextToken() != JsonToken.END_OBJECT) {
          field(parser);
        }
        if (parser.nextToken() != null) {
          error = "something follows the JSON object: put each object on a line of its own";
        }
      } catch (JsonParseException e) {
        error = "not JSON at column " + e.getLocation().getColumnNr() + ": " + EXPECTED;
      } catch (JsonProcessingException e) {
        error = "not JSON that can be read: " + EXPECTED;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private void field(JsonParser parser) throws IOException {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if ("id".equals(name)) {
        id = parser.readValueAsTree();
      } else if ("sql".equals(name) && value == JsonToken.VALUE_STRING) {
        sql = parser.getText();
      } else if ("sql".equals(name)) {
        error = "the field 'sql' must be text: " + EXPECTED;
        parser.skipChildren();
      } else {
        parser.skipChildren();
      }
    }
  }
}
