package io.countersign.sql;

import io.countersign.sql.Token.Kind;
import java.util.Set;

/** The beginnings of MySQL's writes, respelled as PostgreSQL writes the same. */
final class MysqlWrites {
  private static final Set<String> MODIFIERS =
      Set.of("low_priority", "delayed", "high_priority", "quick", "ignore");

  private static final Set<String> ENDS_OF_ROWS = Set.of("on", "returning", "as");

  private final MysqlTokens tokens;
  private final Edits edits;

  MysqlWrites(MysqlTokens tokens, Edits edits) {
    this.tokens = tokens;
    this.edits = edits;
  }

  /** Respells the write whose verb stands at {@code verb}; a query is left as it is. */
  void respell(int verb) {
    switch (tokens.mark(verb)) {
      case "insert", "replace" -> insert(verb);
      case "update" -> afterModifiers(verb);
      case "delete" -> delete(verb);
      default -> {}
    }
  }

  private int afterModifiers(int verb) {
    int at = verb + 1;
    while (MODIFIERS.contains(tokens.mark(at))) {
      edits.drop(at++);
    }
    return at;
  }

  private void insert(int verb) {
    edits.replace(verb, Kind.WORD, "insert");
    int table = afterModifiers(verb);
    if (tokens.is(table, "into")) {
      edits.replace(table, Kind.WORD, "into");
      table++;
    } else {
      edits.insert(table, Kind.WORD, "into");
    }
    int at = tokens.is(table + 1, ".") ? table + 3 : table + 1;
    at = tokens.is(at, "partition") ? tokens.closing(at + 1) + 1 : at;
    duplicates(at);
    if (tokens.is(at, "set")) {
      assignments(at);
    } else {
      rows(at);
    }
  }

  /** {@code SET a = 1, b = 2} is as good as {@code (a, b) VALUES (1, 2)}. */
  private void assignments(int set) {
    int end = tokens.find(set + 1, tokens.size(), ENDS_OF_ROWS);
    edits.replace(set, Kind.SYMBOL, "(");
    for (int at = set + 1; at < end; at = tokens.find(at, end, ",") + 1) {
      int equals = tokens.find(at, end, Set.of("=", ":="));
      if (at > set + 1) {
        edits.insert(set + 1, Kind.SYMBOL, ",");
      }
      edits.insertName(set + 1, tokens.name(equals - 1));
      edits.drop(at, equals + 1);
    }
    edits.insert(set + 1, Kind.SYMBOL, ")");
    edits.insert(set + 1, Kind.WORD, "values");
    edits.insert(set + 1, Kind.SYMBOL, "(");
    edits.insert(end, Kind.SYMBOL, ")");
    rowAlias(end);
  }

  private void rows(int from) {
    int at = from;
    if (tokens.are(at, "(", ")")) {
      edits.drop(at, at + 2);
      at += 2;
    } else if (tokens.is(at, "(") && !tokens.is(at + 1, "select") && !tokens.is(at + 1, "(")) {
      qualifiers(at, tokens.closing(at));
      at = tokens.closing(at) + 1;
    }
    if (tokens.is(at, "values") || tokens.is(at, "value")) {
      edits.replace(at, Kind.WORD, "values");
      if (tokens.are(at + 1, "(", ")")) {
        edits.insert(at, Kind.WORD, "default");
        edits.drop(at + 1, at + 3);
      }
      rowAlias(tokens.find(at + 1, tokens.size(), ENDS_OF_ROWS));
    } else if (tokens.is(at, "table")) {
      edits.replace(at, Kind.WORD, "select");
      edits.insert(at + 1, Kind.OPERATOR, "*");
      edits.insert(at + 1, Kind.WORD, "from");
    }
  }

  /** {@code INSERT INTO t (t.a)} names the column a. */
  private void qualifiers(int open, int close) {
    for (int i = open + 1; i < close; i++) {
      if (tokens.is(i + 1, ".")) {
        edits.drop(i, i + 2);
      }
    }
  }

  /** The row that could not be inserted has the name that PostgreSQL gives it. */
  private void rowAlias(int as) {
    if (!tokens.is(as, "as")) {
      return;
    }
    String alias = tokens.name(as + 1);
    if (tokens.is(as + 2, "(")) {
      throw new Unreadable("an alias of the new row with columns", tokens.position(as));
    }
    edits.drop(as, as + 2);
    for (int i = as + 2; i < tokens.size(); i++) {
      if (tokens.is(i + 1, ".") && tokens.isName(i) && tokens.name(i).equals(alias)) {
        edits.name(i, "excluded");
      }
    }
  }

  /** {@code ON DUPLICATE KEY UPDATE a = VALUES(a)}, where VALUES is a function. */
  private void duplicates(int from) {
    for (int i = from; i < tokens.size(); i++) {
      if (tokens.are(i, "on", "duplicate", "key", "update")) {
        edits.replace(i + 1, Kind.WORD, "conflict");
        edits.replace(i + 2, Kind.WORD, "do");
        edits.insert(i + 4, Kind.WORD, "set");
        if (tokens.find(from, i, Set.of("select", "table")) < i) {
          requireOwnColumns(i + 4);
        }
        for (int j = i + 4; j < tokens.size(); j++) {
          if (tokens.is(j + 1, "(") && (tokens.is(j, "values") || tokens.is(j, "value"))) {
            edits.name(j, "values");
          }
        }
        return;
      }
    }
  }

  /** Behind a query, a name without its table may be a column of the query's tables too. */
  private void requireOwnColumns(int from) {
    for (int i = from; i < tokens.size(); i++) {
      boolean assigned = tokens.is(i + 1, "=") && (i == from || tokens.is(i - 1, ","));
      boolean ofNewRow = tokens.is(i - 1, "(") && tokens.mark(i - 2).startsWith("value");
      if (tokens.isName(i) && !tokens.is(i + 1, "(") && !assigned && !ofNewRow) {
        throw new Unreadable("a column that may be one of the query's", tokens.position(i));
      }
    }
  }

  /** {@code DELETE FROM a USING b} is as good as {@code DELETE a FROM b}. */
  private void delete(int verb) {
    int at = afterModifiers(verb);
    int from = tokens.find(verb, tokens.size(), "from");
    int using = tokens.find(verb, tokens.size(), Set.of("using", "join", "where"));
    if (from == at && tokens.is(using, "using")) {
      edits.drop(from);
      edits.replace(using, Kind.WORD, "from");
      from = using;
    }
    for (int i = at; i < from; i++) {
      if (tokens.are(i, ".", "*")) {
        edits.drop(i, i + 2);
      }
    }
  }
}
