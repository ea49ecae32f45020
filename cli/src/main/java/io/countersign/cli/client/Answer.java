package io.countersign.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** What a service answered. */
record Answer(int status, JsonNode body) {
  /**
   * @throws StepFailedException if the status is another
   */
  Answer expect(int expected) {
    if (status != expected) {
      throw new StepFailedException(
          "the service answered " + status + " and not " + expected + ": " + body);
    }
    return this;
  }

  /** The text at a path such as {@code /decision/outcome}; empty where there is none. */
  String text(String path) {
    return at(path).asText();
  }

  JsonNode at(String path) {
    JsonNode node = body.at(path);
    return node.isMissingNode() || node.isNull() ? MissingNode.getInstance() : node;
  }
}
