package io.countersign.executor;

import io.countersign.contracts.Digest;
import io.countersign.contracts.TableChanges;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a write did to rows, told before it commits.
 *
 * @param digest over the masked images of all of them
 * @param undo what would undo it; absent if nothing can
 * @param irreversible why not, or not all of it; absent if the undo undoes everything
 */
public record WrittenRows(
    List<TableChanges> tables, Digest digest, @Nullable Undo undo, @Nullable String irreversible) {
  public WrittenRows {
    tables = List.copyOf(tables);
  }
}
