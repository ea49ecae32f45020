package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Adds row images to a write, by {@code RETURNING old, new} (PostgreSQL 18 manual, 6.4).
 *
 * <p>The images are asked for under names with a star, {@code old.*}, which no column can take.
 */
public final class Returning {
  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge");
  private static final Set<String> IMAGES = Set.of("old", "new");
  private static final Set<String> LOCKING = Set.of("for", "key");

  private static final String ALIASES =
      " RETURNING WITH (OLD AS \"countersign_before\", NEW AS \"countersign_after\") ";

  private Returning() {}

  /**
   * Absent unless the text is a single INSERT, UPDATE, DELETE or MERGE that is understood in full,
   * with no other write in a WITH, and in which {@code old} and {@code new} can mean nothing but
   * the images.
   *
   * @param texts whether to ask for the rows in the database's own text form as well
   */
  public static Optional<RowImages> withRowImages(String sql, boolean texts) {
    try {
      List<List<Token>> statements = Statements.split(Lexer.tokens(sql));
      return statements.size() == 1
          ? withRowImages(sql, statements.getFirst(), texts)
          : Optional.empty();
    } catch (Unreadable | StackOverflowError e) {
      return Optional.empty();
    }
  }

  /** Of the rows as JSON alone. */
  public static Optional<RowImages> withRowImages(String sql) {
    return withRowImages(sql, false);
  }

  private static Optional<RowImages> withRowImages(
      String sql, List<Token> statement, boolean texts) {
    int returning = topLevel(statement, "returning");
    if (!isOnlyWrite(statement)
        || topLevel(statement.subList(returning, statement.size()), "with")
            < statement.size() - returning
        || !imagesAreFree(statement, returning)) {
      return Optional.empty();
    }
    TableName target = StatementReader.target(statement);
    boolean own = returning < statement.size();
    String images =
        own
            ? ", " + images("old.*", "new.*", texts)
            : ALIASES + images("\"countersign_before\".*", "\"countersign_after\".*", texts);
    return Optional.of(
        new RowImages(
            sql.substring(0, statement.getLast().end()) + images, target, own, texts ? 4 : 2));
  }

  private static String images(String before, String after, boolean texts) {
    String json = "pg_catalog.to_json(" + before + "), pg_catalog.to_json(" + after + ")";
    return texts
        ? json + ", pg_catalog.format('%s', " + before + "), pg_catalog.format('%s', " + after + ")"
        : json;
  }

  /** Whether the statement, but for a WITH before it, is a write and nothing within it is. */
  static boolean isOnlyWrite(List<Token> statement) {
    int verb = verb(statement);
    boolean first = verb == 0 || statement.getFirst().is("with");
    int depth = 0;
    for (int i = 0; i < statement.size(); i++) {
      if (statement.get(i).is("(")) {
        depth++;
      } else if (statement.get(i).is(")")) {
        depth--;
      } else if (depth > 0 && isWrite(statement, i)) {
        return false;
      }
    }
    return first && verb < statement.size();
  }

  /** Not {@code FOR UPDATE}, nor {@code FOR NO KEY UPDATE}. */
  private static boolean isWrite(List<Token> statement, int index) {
    return WRITES.contains(statement.get(index).mark())
        && SyntaxWords.isSyntax(statement, index)
        && !LOCKING.contains(SyntaxWords.mark(statement, index - 1));
  }

  /** The index of the write's first word. */
  static int verb(List<Token> statement) {
    return WRITES.stream().mapToInt(w -> topLevel(statement, w)).min().orElseThrow();
  }

  /** The index of a keyword outside all parentheses, or the size of the statement. */
  static int topLevel(List<Token> statement, String keyword) {
    int depth = 0;
    for (int i = 0; i < statement.size(); i++) {
      Token token = statement.get(i);
      if (token.is("(") || token.is("[")) {
        depth++;
      } else if (token.is(")") || token.is("]")) {
        depth--;
      } else if (depth == 0 && token.is(keyword) && SyntaxWords.isSyntax(statement, i)) {
        return i;
      }
    }
    return statement.size();
  }

  /** Before RETURNING nothing may be called old or new; behind it only the images may. */
  private static boolean imagesAreFree(List<Token> statement, int returning) {
    for (int i = 0; i < statement.size(); i++) {
      Token token = statement.get(i);
      boolean named = token.is(Token.Kind.WORD) || token.is(Token.Kind.QUOTED_NAME);
      if (named
          && IMAGES.contains(token.name())
          && (i < returning || !SyntaxWords.mark(statement, i + 1).equals("."))) {
        return false;
      }
    }
    return true;
  }
}
