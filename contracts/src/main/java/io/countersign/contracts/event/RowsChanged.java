package io.countersign.contracts.event;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.RowChange;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;

/**
 * Before and after images of changed rows, published before the target commits. They took effect
 * only if the execution then ends with success.
 *
 * @param firstRow how many changed rows precede these
 */
public record RowsChanged(
    ExecutionId executionId,
    CommandId commandId,
    TableName table,
    StatementKind kind,
    long firstRow,
    List<RowChange> changes)
    implements ExecutionEvent {
  public RowsChanged {
    changes = List.copyOf(changes);
  }
}
