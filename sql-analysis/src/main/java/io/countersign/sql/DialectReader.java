package io.countersign.sql;

import java.util.List;

/** Reads the SQL of one dialect. */
interface DialectReader {
  /** The statements of a text; {@link Unreadable} if they cannot be told apart. */
  List<List<Token>> statements(String sql);

  /** All that a statement does; {@link Unreadable} if that is not sure. */
  Analysis read(List<Token> statement, Schema schema);

  /** What can be said of a statement that is not read in full. */
  Analysis skim(List<Token> statement, String problem);
}
