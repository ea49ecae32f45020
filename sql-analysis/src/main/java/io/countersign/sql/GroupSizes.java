package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.List;

/**
 * A summary of one table that also answers of how many values each of its numbers tells.
 *
 * @param sql the statement; the last columns of its result are the sizes, of type {@code bigint}
 * @param table the only one that it reads
 * @param sizes for each of its own results, which of the added columns has its size, from 0
 * @param added how many columns were added
 */
public record GroupSizes(String sql, TableName table, List<Integer> sizes, int added) {
  public GroupSizes {
    sizes = List.copyOf(sizes);
  }
}
