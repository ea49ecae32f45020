package io.countersign.executor.target;

import java.sql.ResultSet;
import java.sql.SQLException;

/** Takes the images of changed rows out of a result that holds them besides what was asked for. */
public interface ChangedRows {
  /** Of the row that the result stands at; told of every row, however few are recorded. */
  void read(ResultSet row) throws SQLException;

  /** There are no more. */
  void end() throws SQLException;
}
