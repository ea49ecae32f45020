package io.countersign.cli.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * What a service answered.
 *
 * @param etag the entity tag of what is in the body; absent where it has none
 */
public record Answer(int status, JsonNode body, @Nullable String etag) {
  /** Whether it did what it was asked. */
  public boolean isSuccess() {
    return status >= 200 && status < 300;
  }

  /**
   * @throws UnexpectedAnswerException if the status is another
   */
  public Answer expect(int expected) {
    if (status != expected) {
      throw new UnexpectedAnswerException(
          "the service answered " + status + " and not " + expected + ": " + body);
    }
    return this;
  }

  /** The text at a path such as {@code /decision/outcome}; empty where there is none. */
  public String text(String path) {
    return at(path).asText();
  }

  public JsonNode at(String path) {
    JsonNode node = body.at(path);
    return node.isMissingNode() || node.isNull() ? MissingNode.getInstance() : node;
  }
}
