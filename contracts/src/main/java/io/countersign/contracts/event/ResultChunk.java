package io.countersign.contracts.event;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.ResultColumn;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of a result, masked.
 *
 * @param index of the chunk, from 0
 * @param firstRow how many rows precede the chunk
 * @param columns repeated in every chunk, so that each can be read alone
 * @param rows one list of values per row, in column order: JSON numbers, booleans, text, or null
 */
public record ResultChunk(
    ExecutionId executionId,
    CommandId commandId,
    int index,
    long firstRow,
    List<ResultColumn> columns,
    List<List<@Nullable Object>> rows)
    implements ResultEvent {
  public ResultChunk {
    columns = List.copyOf(columns);
    // Rows hold nulls, which List.copyOf refuses.
    List<List<@Nullable Object>> copies = new ArrayList<>(rows.size());
    rows.forEach(row -> copies.add(Collections.unmodifiableList(new ArrayList<>(row))));
    rows = Collections.unmodifiableList(copies);
  }
}
