package io.countersign.audit;

import io.countersign.contracts.TableName;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which changes of rows to show.
 *
 * @param table without a schema it is a table of that name in any schema
 * @param values that the row had before or after, such as those of its key; as masked as they are
 *     stored
 * @param from the earliest time
 * @param to the first time that is too late
 */
public record RowFilter(
    TableName table, Map<String, Object> values, @Nullable Instant from, @Nullable Instant to) {
  public RowFilter {
    values = Map.copyOf(values);
  }

  /** The values as text, which is how numbers beyond those of JSON are stored. */
  public Map<String, Object> textValues() {
    Map<String, Object> texts = new LinkedHashMap<>();
    values.forEach((column, value) -> texts.put(column, value.toString()));
    return texts;
  }
}
