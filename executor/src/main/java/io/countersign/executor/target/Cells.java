package io.countersign.executor.target;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** How a kind of database's values become those of a result. */
@FunctionalInterface
public interface Cells {
  /**
   * @param index of the column, from 1
   * @param type of the column, as the database calls it
   */
  @Nullable Object read(ResultSet row, int index, String type) throws SQLException;
}
