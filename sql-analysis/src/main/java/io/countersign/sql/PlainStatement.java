package io.countersign.sql;

import io.countersign.contracts.StatementKind;
import java.util.List;
import java.util.Set;

/**
 * Statements that hold neither queries nor expressions: words, names, literals and lists of them.
 * What they do is told by their first words.
 */
final class PlainStatement {
  private static final Set<StatementKind> KINDS =
      Set.of(
          StatementKind.SHOW,
          StatementKind.SET,
          StatementKind.RESET,
          StatementKind.SET_TRANSACTION,
          StatementKind.SET_CONSTRAINTS,
          StatementKind.SET_ROLE,
          StatementKind.SET_SESSION_AUTHORIZATION,
          StatementKind.DISCARD,
          StatementKind.BEGIN,
          StatementKind.START_TRANSACTION,
          StatementKind.COMMIT,
          StatementKind.ROLLBACK,
          StatementKind.SAVEPOINT,
          StatementKind.RELEASE,
          StatementKind.PREPARE_TRANSACTION,
          StatementKind.COMMIT_PREPARED,
          StatementKind.ROLLBACK_PREPARED,
          StatementKind.FETCH,
          StatementKind.MOVE,
          StatementKind.CLOSE,
          StatementKind.DEALLOCATE,
          StatementKind.LISTEN,
          StatementKind.NOTIFY,
          StatementKind.UNLISTEN,
          StatementKind.CHECKPOINT,
          StatementKind.LOAD,
          StatementKind.REASSIGN_OWNED);

  private static final Set<String> SYMBOLS = Set.of(",", ".", "(", ")", "=", "-", "+", "*");

  private PlainStatement() {}

  static boolean isPlain(StatementKind kind) {
    return KINDS.contains(kind);
  }

  static void read(List<Token> tokens, Findings findings) {
    for (Token token : tokens) {
      boolean plain =
          switch (token.kind()) {
            case WORD, QUOTED_NAME, UNICODE_NAME, STRING, NUMBER -> true;
            case PARAMETER -> false;
            case OPERATOR, SYMBOL -> SYMBOLS.contains(token.text());
          };
      if (!plain) {
        throw new Unreadable("something other than words and literals", token.start());
      }
    }
    if (SyntaxWords.mark(tokens, 0).equals("show")) {
      show(tokens.subList(1, tokens.size()));
    }
  }

  private static void show(List<Token> setting) {
    boolean named =
        setting.stream()
            .allMatch(t -> t.is(Token.Kind.WORD) || t.is(Token.Kind.QUOTED_NAME) || t.is("."));
    if (setting.isEmpty() || !named) {
      throw new Unreadable("SHOW needs the name of a setting");
    }
  }
}
