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
  private static final Set<String> WRITES = Set.of("insert", "update", "delete");
  private static final Set<String> IMAGES = Set.of("old", "new");

  private static final String ADDED =
      " RETURNING WITH (OLD AS \"countersign_before\", NEW AS \"countersign_after\")"
          + " pg_catalog.to_json(\"countersign_before\".*), pg_catalog.to_json(\"countersign_after\".*)";

  private static final String APPENDED = ", pg_catalog.to_json(old.*), pg_catalog.to_json(new.*)";

  private Returning() {}

  /**
   * Absent unless the text is a single INSERT, UPDATE or DELETE without WITH that is understood in
   * full, and in which {@code old} and {@code new} can mean nothing but the images.
   */
  public static Optional<RowImages> withRowImages(String sql) {
    try {
      List<List<Token>> statements = Statements.split(Lexer.tokens(sql));
      if (statements.size() != 1 || !WRITES.contains(statements.getFirst().getFirst().mark())) {
        return Optional.empty();
      }
      return withRowImages(sql, statements.getFirst());
    } catch (Unreadable | StackOverflowError e) {
      return Optional.empty();
    }
  }

  private static Optional<RowImages> withRowImages(String sql, List<Token> statement) {
    int returning = topLevel(statement, "returning");
    if (topLevel(statement, "with") < statement.size() || !imagesAreFree(statement, returning)) {
      return Optional.empty();
    }
    TableName target = StatementReader.target(statement);
    boolean own = returning < statement.size();
    String text = sql.substring(0, statement.getLast().end()) + (own ? APPENDED : ADDED);
    return Optional.of(new RowImages(text, target, own));
  }

  /** The index of a keyword outside all parentheses, or the size of the statement. */
  private static int topLevel(List<Token> statement, String keyword) {
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
