package io.countersign.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"id": 1, "sql": "SELECT 1"}           | 1          | SELECT 1
          {"sql": "SELECT 1", "id": "a"}         | "a"        | SELECT 1
          {"id": 1.50, "sql": "SELECT 1"}        | 1.50       | SELECT 1
          {"id": {"n": [1]}, "sql": "SELECT 1"}  | {"n":[1]}  | SELECT 1
          {"id": null, "sql": "SELECT 1"}        | null       | SELECT 1
          {"id": 2, "x": {"sql": 3}, "sql": ""}  | 2          | ``
          {"id": 2, "sql": "\\u00e9"}            | 2          | é
          """)
  void readsAnObjectWithSql(String line, String id, String sql) {
    // When
    Question question = question(line);
    // Then
    assertThat(question).isInstanceOf(Question.Sql.class);
    assertThat(((Question.Sql) question).text()).isEqualTo(sql);
    assertThat(question.id()).hasToString(id);
  }

  @Test
  void theIdMayBeMissing() {
    // When
    Question question = question("{\"sql\": \"SELECT 1\"}");
    // Then
    assertThat(question).isEqualTo(new Question.Sql(null, "SELECT 1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\": 7, \"sql\": \"SELECT",
        "{\"id\": 7, \"sql\": 5}",
        "{\"id\": 7, \"sql\": [\"SELECT 1\"]}",
        "{\"id\": 7, \"sql\": null}",
        "{\"id\": 7}",
        "{\"id\": 7, \"sql\": \"a\"} {}",
        "{\"id\": 7, \"sql\": \"a\", \"sql\": \"b\"}",
        "{\"id\": 7, sql: 'a'}"
      })
  void tellsTheIdOfALineThatIsNoQuestion(String line) {
    // When
    Question question = question(line);
    // Then
    assertThat(question).isInstanceOf(Question.Malformed.class);
    assertThat(question.id()).hasToString("7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "5", "\"SELECT 1\"", "[]", "null", "}", "{", "{\"\uD800"})
  void aLineWithoutAnIdIsStillAnswered(String line) {
    // When
    Question question = question(line);
    // Then
    assertThat(question).isInstanceOf(Question.Malformed.class);
    assertThat(question.id()).isNull();
  }

  @Test
  void sqlOfBytesThatAreNoUtf8IsGarbled() {
    // Given
    byte[] line = "{\"id\": 7, \"sql\": \"SELECT 'é'\"}".getBytes(StandardCharsets.ISO_8859_1);
    // When
    Question question = Question.of(new LineReader.Line(line, false));
    // Then
    assertThat(question).isInstanceOf(Question.Garbled.class);
    assertThat(question.id()).hasToString("7");
  }

  @Test
  void aReplacementCharacterThatWasWrittenIsText() {
    // When
    Question question = question("{\"sql\": \"SELECT '\uFFFD'\"}");
    // Then
    assertThat(question).isEqualTo(new Question.Sql(null, "SELECT '\uFFFD'"));
  }

  @Test
  void aLineThatWasCutIsNoQuestionEvenIfItReadsLikeOne() {
    // Given
    byte[] line = "{\"id\": 7, \"sql\": \"SELECT 1\"}".getBytes(StandardCharsets.UTF_8);
    // When
    Question question = Question.of(new LineReader.Line(line, true));
    // Then
    assertThat(question).isInstanceOf(Question.Malformed.class);
    assertThat(question.id()).hasToString("7");
  }

  private static Question question(String line) {
    return Question.of(new LineReader.Line(line.getBytes(StandardCharsets.UTF_8), false));
  }
}
