package io.countersign.cli.approvals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.countersign.cli.CommandFailedException;
import io.countersign.cli.client.Answer;

/** What the service answered, for people. */
final class Answers {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private Answers() {}

  /**
   * The same answer.
   *
   * @throws CommandFailedException if it is a refusal; says what the service says
   */
  static Answer successful(Answer answer) {
    if (answer.isSuccess()) {
      return answer;
    }
    String title = answer.text("/title");
    throw new CommandFailedException(
        title.isEmpty()
            ? "the service answered " + answer.status()
            : Visible.line(title)
                + " ("
                + answer.status()
                + "). "
                + Visible.line(answer.text("/detail")));
  }

  /** As it is, for programs; Jackson escapes control characters, this the rest. */
  static String json(JsonNode node) {
    try {
      return JSON.writeValueAsString(node)
          .lines()
          .map(Answers::escaped)
          .reduce((a, b) -> a + "\n" + b)
          .orElse("");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A format character, such as one that turns text round, becomes {@code \}{@code u202e}. */
  private static String escaped(String line) {
    StringBuilder escaped = new StringBuilder();
    line.chars()
        .forEach(c -> {
          if (Character.getType(c) == Character.FORMAT || Character.isISOControl(c)) {
            escaped.append("\\u%04x".formatted(c));
          } else {
            escaped.append((char) c);
          }
        });
    return escaped.toString();
  }
}
