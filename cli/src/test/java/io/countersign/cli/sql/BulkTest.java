package io.countersign.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.contracts.Dialect;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BulkTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Bulk bulk = new Bulk(new FactsOfText(Dialect.POSTGRESQL));
  private long malformed;

  @Test
  void answersEveryLineInItsPlace() throws IOException {
    // Given
    String input =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "{\"id\": " + i + ", \"sql\": \"SELECT " + i + " FROM t" + i + "\"}\n")
            .collect(Collectors.joining());
    // When
    List<JsonNode> answers = answers(input);
    // Then
    assertThat(malformed).isZero();
    assertThat(answers).hasSize(10_000);
    for (int i = 0; i < answers.size(); i++) {
      assertThat(answers.get(i).path("id").asInt()).isEqualTo(i);
      assertThat(answers.get(i).at("/reads/0").asText()).isEqualTo("t" + i);
    }
  }

  @Test
  void anAnswerHasEveryField() throws IOException {
    // When
    JsonNode answer = answers("{\"id\": 1, \"sql\": \"DELETE FROM shop.orders\"}").getFirst();
    // Then
    assertThat(names(answer))
        .containsExactly(
            "id",
            "parsed",
            "problem",
            "readOnly",
            "kinds",
            "effects",
            "reads",
            "writes",
            "columns",
            "functions",
            "unknownFunctions",
            "unfilteredWrites",
            "filters",
            "fingerprint",
            "digest",
            "statements");
    assertThat(names(answer.at("/statements/0")))
        .contains(
            "start", "end", "kind", "problem", "outputs", "effects", "filters", "fingerprint");
    assertThat(answer.path("writes").toString()).isEqualTo("[\"shop.orders\"]");
    assertThat(answer.path("effects").toString()).contains("\"writes-data\"");
  }

  @Test
  void aLineThatIsNoQuestionIsAnsweredByWhatIsWrong() throws IOException {
    // When
    List<JsonNode> answers =
        answers(
            "{\"id\": 1, \"sql\": \"SELECT 1\"}\n{\"id\": 2}\n\n \nnonsense\n{\"id\": 3, \"sql\": \"SELECT 1\"}");
    // Then
    assertThat(malformed).isEqualTo(2);
    assertThat(answers)
        .extracting(a -> a.path("id").asText())
        .containsExactly("1", "2", "null", "3");
    assertThat(answers).extracting(a -> a.has("error")).containsExactly(false, true, true, false);
  }

  @Test
  void anIdOfHalfACharacterComesBackAsItWas() throws IOException {
    // When
    List<JsonNode> answers = answers("{\"id\": \"\\ud800\", \"sql\": \"SELECT 1\"}");
    // Then
    assertThat(answers.getFirst().path("id").asText()).isEqualTo("\uD800");
  }

  @Test
  void aLongLineIsAnsweredInItsPlace() throws IOException {
    // Given
    String longest = "(".repeat(LineReader.LONGEST);
    // When
    List<JsonNode> answers =
        answers("{\"id\": 1, \"sql\": \"" + longest + "\"}\n{\"id\": 2, \"sql\": \"SELECT 1\"}");
    // Then
    assertThat(answers.getFirst().path("error").asText()).contains("longer than");
    assertThat(answers.get(1).path("parsed").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(",
        "SELECT (",
        "/*",
        "$a$",
        "CASE WHEN ",
        "- ",
        "SELECT * FROM (",
        ";",
        "'",
        "NOT "
      })
  void aHostileTextIsAnsweredAndNotTakenForARead(String part) throws IOException {
    // Given
    String sql = part.repeat((1 << 20) / part.length());
    // When
    List<JsonNode> answers =
        answers("{\"id\": 1, \"sql\": \"" + sql + "\"}\n{\"id\": 2, \"sql\": \"SELECT 1\"}");
    // Then
    assertThat(answers.getFirst().path("readOnly").asBoolean()).isFalse();
    assertThat(answers.getFirst().path("parsed").asBoolean()).isFalse();
    assertThat(answers.get(1).path("readOnly").asBoolean()).isTrue();
  }

  @Test
  void whoAsksLineByLineIsAnsweredLineByLine() throws IOException {
    // Given
    PipedOutputStream questions = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(questions);
    PipedInputStream answers = new PipedInputStream();
    PipedOutputStream out = new PipedOutputStream(answers);
    CompletableFuture<Void> running = CompletableFuture.runAsync(() -> run(in, out));
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(answers, StandardCharsets.UTF_8));
    for (int i = 0; i < 3; i++) {
      // When
      questions.write(
          ("{\"id\": " + i + ", \"sql\": \"SELECT 1\"}\n").getBytes(StandardCharsets.UTF_8));
      questions.flush();
      // Then
      assertThat(JSON.readTree(reader.readLine()).path("id").asInt()).isEqualTo(i);
    }
    questions.close();
    running.join();
  }

  private void run(PipedInputStream in, PipedOutputStream out) {
    try (out) {
      bulk.answer(new LineReader(in), out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<JsonNode> answers(String input) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    malformed =
        bulk.answer(
            new LineReader(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8))), out);
    List<JsonNode> answers = new ArrayList<>();
    for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
      answers.add(JSON.readTree(line));
    }
    return answers;
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
