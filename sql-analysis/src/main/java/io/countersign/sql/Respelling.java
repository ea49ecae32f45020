package io.countersign.sql;

/** Says in words that the shared readers know what a dialect says in its own. */
@FunctionalInterface
interface Respelling {
  /** Whether the word at {@code at} begins what this respells; if so, it has. */
  boolean apply(MysqlTokens tokens, int at, Edits edits);
}
