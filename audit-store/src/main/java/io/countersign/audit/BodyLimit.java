package io.countersign.audit;

import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.ResultChunk;

/**
 * Which values are kept. A chunk tells itself how many rows precede it, so a second delivery, or
 * another instance, decides the same.
 *
 * @param resultRows chunks of which the first row is among so many first rows of a result are kept
 */
public record BodyLimit(int resultRows) {
  public BodyLimit {
    if (resultRows < 0) {
      throw new IllegalArgumentException("a number of rows is not negative: " + resultRows);
    }
  }

  public boolean keeps(AuditRecord candidate) {
    return !(candidate.reading() instanceof Reading.Understood(EventData data, var _)
            && data instanceof ResultChunk chunk)
        || chunk.firstRow() < resultRows;
  }
}
