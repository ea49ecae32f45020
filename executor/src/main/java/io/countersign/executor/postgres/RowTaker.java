package io.countersign.executor.postgres;

import java.sql.SQLException;

/** Takes the rows that a write changed. */
interface RowTaker {
  void take(RowPair row) throws SQLException;
}
