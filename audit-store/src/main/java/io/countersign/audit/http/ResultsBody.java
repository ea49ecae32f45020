package io.countersign.audit.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.audit.LeftOut;
import java.util.List;

/**
 * Result chunks in order, each as its event tells it.
 *
 * @param leftOut what of the whole result the store does not have, asked-for or not
 */
public record ResultsBody(List<JsonNode> chunks, List<NotKept> leftOut) {
  /**
   * Chunks that are not kept.
   *
   * @param chunks how many
   * @param firstChunk the index of the first of them
   */
  public record NotKept(String reason, int chunks, int firstChunk) {
    static NotKept of(LeftOut left) {
      return new NotKept(left.reason().toString(), left.chunks(), left.firstChunk());
    }
  }
}
