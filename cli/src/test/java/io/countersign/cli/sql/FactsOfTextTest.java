package io.countersign.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.contracts.Dialect;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FactsOfTextTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void aTextOfSeveralStatementsIsOneAnswer() throws IOException {
    // When
    JsonNode answer = answer("query.sql", bytes("SELECT 1;\nDROP TABLE t;\n"));
    // Then
    assertThat(answer.path("id").asText()).isEqualTo("query.sql");
    assertThat(answer.path("kinds").toString()).isEqualTo("[\"SELECT\",\"DROP TABLE\"]");
    assertThat(answer.path("statements")).hasSize(2);
    assertThat(answer.at("/statements/1/start").asInt()).isEqualTo(10);
    assertThat(answer.path("readOnly").asBoolean()).isFalse();
  }

  @Test
  void theDigestIsThatOfTheBytes() throws IOException {
    // When
    JsonNode answer = answer(null, bytes("SELECT 1"));
    // Then
    assertThat(answer.path("id").isNull()).isTrue();
    assertThat(answer.path("digest").asText())
        .isEqualTo("sha256:e004ebd5b5532a4b85984a62f8ad48a81aa3460c1ca07701f386135d72cdecf5");
  }

  @Test
  void bytesThatAreNoUtf8AreNotUnderstood() throws IOException {
    // When
    JsonNode answer = answer(null, "SELECT 'é'".getBytes(StandardCharsets.ISO_8859_1));
    // Then
    assertThat(answer.path("parsed").asBoolean()).isFalse();
    assertThat(answer.path("readOnly").asBoolean()).isFalse();
    assertThat(answer.path("problem").asText()).isEqualTo("bytes that are not UTF-8");
  }

  @Test
  void anEmptyTextIsNotUnderstood() throws IOException {
    assertThat(answer(null, new byte[0]).path("parsed").asBoolean()).isFalse();
  }

  @Test
  void aTextBeyondAllMeasureIsNotUnderstood() throws IOException {
    // When
    JsonNode answer = answer(null, new byte[LineReader.LONGEST + 1]);
    // Then
    assertThat(answer.path("problem").asText()).contains("longer than");
  }

  private static JsonNode answer(@Nullable String name, byte[] text) throws IOException {
    return JSON.readTree(
        new FactsOfText(Dialect.POSTGRESQL).ofText(name, new ByteArrayInputStream(text)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
