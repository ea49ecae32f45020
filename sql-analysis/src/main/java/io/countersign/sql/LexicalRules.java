package io.countersign.sql;

/** How a dialect spells blanks, comments and the elements of a statement. */
sealed interface LexicalRules permits PostgresqlRules, MysqlRules, StandardRules {
  /** Where blanks and comments end that begin at {@code from}; {@code from} if there are none. */
  int afterBlanks(String sql, int from);

  /** The element that begins at {@code at}, where there is no blank. */
  Token element(String sql, int at);
}
