package io.countersign.contracts.event;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.Reversal;
import io.countersign.contracts.TableChanges;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a write changed, published before the target commits, after the last {@link
 * RowsChanged}. It took effect only if the execution then ends with success.
 *
 * @param tables by table, as far as the rows could be told; triggers and cascades may have changed
 *     others
 * @param digest over the masked images of all changed rows, also of those that no event carries
 * @param reversals the statements that would undo it, in the order in which they would have to run
 * @param irreversible why there are none, or not for all of it; absent if the reversals undo it all
 */
public record ChangesEnded(
    ExecutionId executionId,
    CommandId commandId,
    List<TableChanges> tables,
    Digest digest,
    List<Reversal> reversals,
    @Nullable String irreversible)
    implements ExecutionEvent {
  public ChangesEnded {
    tables = List.copyOf(tables);
    reversals = List.copyOf(reversals);
  }
}
