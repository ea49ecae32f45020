package io.countersign.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InputFormTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"{\"id\": 1}", "\n  \r\n\t{\"sql\": \"x\"}", "{ \"sql", "{}", "\uFEFF{\"id\": 1}"})
  void anObjectIsJson(String input) throws IOException {
    assertThat(InputForm.isNdjson(stream(input))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  \n", "SELECT '{'", "{call f()}", "{d '2026-01-01'}", "{", "-- {\"\n"})
  void anythingElseIsSql(String input) throws IOException {
    assertThat(InputForm.isNdjson(stream(input))).isFalse();
  }

  @Test
  void nothingOfTheInputIsUsedUp() throws IOException {
    // Given
    String input = " ".repeat(100_000) + "SELECT 1";
    InputStream in = stream(input);
    // When
    InputForm.isNdjson(in);
    // Then
    assertThat(in.readAllBytes()).asString(StandardCharsets.UTF_8).isEqualTo(input);
  }

  private static InputStream stream(String input) {
    return new BufferedInputStream(
        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
  }
}
