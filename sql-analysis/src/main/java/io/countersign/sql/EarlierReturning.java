package io.countersign.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Row images of a write on PostgreSQL before 18, whose {@code RETURNING} tells a row as it was only
 * of a DELETE, and as it is only of an INSERT or UPDATE (PostgreSQL 17 manual, 6.4). What an UPDATE
 * is about to change has to be read and locked beforehand.
 */
public final class EarlierReturning {
  private static final String NO_JSON = "NULL::pg_catalog.json";
  private static final String NO_TEXT = "''::pg_catalog.text";

  private static final Set<String> AFTER_TARGET =
      Set.of("", "set", "using", "where", "returning", ";");

  private final String sql;
  private final List<Token> statement;
  private final boolean texts;
  private final int verb;
  private final int target;
  private int afterTarget;
  private String name = "";

  private EarlierReturning(String sql, List<Token> statement, boolean texts) {
    this.sql = sql;
    this.statement = statement;
    this.texts = texts;
    this.verb = Returning.verb(statement);
    int next = verb + 1;
    if (mark(next).equals("into") || mark(next).equals("from")) {
      next++;
    }
    this.target = next;
  }

  /**
   * An INSERT, DELETE or UPDATE that answers with its rows, in the columns that {@link
   * Returning#withRowImages} gives them; those of an UPDATE as they were are missing. Absent where
   * that cannot be understood in full, where a row may be inserted or updated, and where an
   * UPDATE's rows cannot be found beforehand.
   *
   * @param texts whether to ask for the rows in the database's own text form as well
   */
  public static Optional<RowImages> withRows(String sql, boolean texts) {
    return read(sql, texts).flatMap(EarlierReturning::withRows);
  }

  /**
   * The query that reads and locks the rows that an UPDATE is about to change: of each the row as
   * JSON and, where it is asked for, in the database's own text form. A row may come several times.
   */
  public static Optional<String> locking(String sql, boolean texts) {
    return read(sql, texts).flatMap(EarlierReturning::locking);
  }

  private static Optional<EarlierReturning> read(String sql, boolean texts) {
    try {
      List<List<Token>> statements = Statements.split(Lexer.tokens(sql));
      return statements.size() == 1 && Returning.isOnlyWrite(statements.getFirst())
          ? Optional.of(new EarlierReturning(sql, statements.getFirst(), texts))
              .filter(EarlierReturning::findsTarget)
          : Optional.empty();
    } catch (Unreadable | StackOverflowError e) {
      return Optional.empty();
    }
  }

  /** By its alias, if it has one, or else by its name without a schema. */
  private boolean findsTarget() {
    int at = mark(target).equals("only") ? target + 1 : target;
    while (isName(at) && mark(at + 1).equals(".")) {
      at += 2;
    }
    int named = at++;
    if (mark(at).equals("*")) {
      at++;
    }
    if (mark(at).equals("as")) {
      named = at + 1;
      at += 2;
    } else if (!isInsert() && isName(at) && !AFTER_TARGET.contains(mark(at))) {
      named = at++;
    }
    if (!isName(named) || (!isInsert() && !AFTER_TARGET.contains(mark(at)))) {
      return false;
    }
    name = statement.get(named).text();
    afterTarget = at;
    return true;
  }

  private Optional<RowImages> withRows() {
    int returning = Returning.topLevel(statement, "returning");
    if (verb >= statement.size()
        || mark(verb).equals("merge")
        || (isInsert() && mayUpdate(returning))
        || (mark(verb).equals("update") && locking().isEmpty())) {
      return Optional.empty();
    }
    boolean own = returning < statement.size();
    String text = sql.substring(0, statement.getLast().end());
    return Optional.of(
        new RowImages(
            text + (own ? ", " : " RETURNING ") + images(),
            StatementReader.target(statement),
            own,
            texts ? 4 : 2));
  }

  private String images() {
    String row = "pg_catalog.to_json(%s.*)".formatted(name);
    String text = "pg_catalog.format('%%s', %s.*)".formatted(name);
    if (mark(verb).equals("delete")) {
      return row + ", " + NO_JSON + (texts ? ", " + text + ", " + NO_TEXT : "");
    }
    return NO_JSON + ", " + row + (texts ? ", " + NO_TEXT + ", " + text : "");
  }

  /** By ON CONFLICT DO UPDATE. */
  private boolean mayUpdate(int end) {
    for (int i = afterTarget; i < end; i++) {
      if (mark(i).equals("do") && mark(i + 1).equals("update")) {
        return true;
      }
    }
    return false;
  }

  private Optional<String> locking() {
    int set = Returning.topLevel(statement, "set");
    if (!mark(verb).equals("update") || set != afterTarget) {
      return Optional.empty();
    }
    int end = Returning.topLevel(statement, "returning");
    int where = Math.min(Returning.topLevel(statement, "where"), end);
    if (mark(where + 1).equals("current")) {
      return Optional.empty(); // Where a cursor stands.
    }
    int from = from(set, where);
    StringBuilder query = new StringBuilder(text(0, verb)).append(" SELECT ");
    query.append("pg_catalog.to_json(%s.*)".formatted(name));
    query.append(texts ? ", pg_catalog.format('%%s', %s.*)".formatted(name) : "");
    query.append(" FROM ").append(text(target, afterTarget));
    if (from < where) {
      query.append(", ").append(text(from + 1, where));
    }
    query.append(' ').append(text(where, end)).append(" FOR NO KEY UPDATE OF ").append(name);
    return Optional.of(query.toString().strip());
  }

  /** Where the UPDATE's own FROM is, not that of {@code IS DISTINCT FROM}; or the end. */
  private int from(int start, int end) {
    int depth = 0;
    for (int i = start; i < end; i++) {
      if (mark(i).equals("(") || mark(i).equals("[")) {
        depth++;
      } else if (mark(i).equals(")") || mark(i).equals("]")) {
        depth--;
      } else if (depth == 0
          && mark(i).equals("from")
          && SyntaxWords.isSyntax(statement, i)
          && !mark(i - 1).equals("distinct")) {
        return i;
      }
    }
    return end;
  }

  private boolean isInsert() {
    return mark(verb).equals("insert");
  }

  private boolean isName(int index) {
    return index < statement.size()
        && (statement.get(index).is(Token.Kind.WORD)
            || statement.get(index).is(Token.Kind.QUOTED_NAME));
  }

  private String text(int start, int end) {
    return start >= end
        ? ""
        : sql.substring(statement.get(start).start(), statement.get(end - 1).end());
  }

  private String mark(int index) {
    return SyntaxWords.mark(statement, index);
  }
}
