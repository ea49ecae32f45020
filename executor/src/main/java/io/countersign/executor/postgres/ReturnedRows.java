package io.countersign.executor.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows that a write returns in the columns behind its own. Where those do not tell them
 * as they were, they are held until it is certain that the ones read before are meant.
 */
final class ReturnedRows {
  private final int column;
  private final boolean texts;
  private final @Nullable LockedRows locked;
  private final RowTaker taker;

  /**
   * @param texts whether the texts of rows are wanted
   */
  ReturnedRows(ResultPlan plan, boolean texts, RowTaker taker) {
    this.column = plan.columns().size() + 1;
    this.texts = texts;
    this.locked = plan.locked();
    this.taker = taker;
  }

  void read(ResultSet row) throws SQLException {
    RowPair pair = RowPair.read(row, column, texts);
    if (locked == null) {
      taker.take(pair);
    } else {
      locked.changed(pair);
    }
  }

  /**
   * There are no more.
   *
   * @return whether they could be told
   */
  boolean end() throws SQLException {
    if (locked == null) {
      return true;
    }
    if (locked.areThoseChanged()) {
      locked.tell(taker);
      return true;
    }
    return false;
  }
}
