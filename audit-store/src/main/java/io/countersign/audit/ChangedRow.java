package io.countersign.audit;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.TableName;
import io.countersign.platform.event.RecordPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row that a command changed.
 *
 * @param position of the event that tells it
 * @param place in that event, from 0
 * @param principal the name of who submitted the command
 * @param outcome of the command: the change took effect only if it succeeded
 * @param before the row as JSON, masked; absent for an inserted one
 * @param after the same; absent for a deleted one
 */
public record ChangedRow(
    RecordPosition position,
    int place,
    CommandId commandId,
    Instant time,
    @Nullable String principal,
    @Nullable String outcome,
    TableName table,
    String kind,
    @Nullable String before,
    @Nullable String after) {
  /** Where the page ends. */
  public RowCursor cursor() {
    return new RowCursor(time, position, place);
  }
}
