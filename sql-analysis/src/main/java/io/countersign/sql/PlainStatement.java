package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import java.util.List;
import java.util.Set;

/**
 * Statements that hold neither queries nor expressions: words, names, literals and lists of them.
 * What they do is told by their first words; those that are such say so in the table of {@link
 * Command}.
 */
final class PlainStatement {
  private static final Set<String> SYMBOLS =
      Set.of(",", ".", "(", ")", "=", "-", "+", "*", "[", "]", ":");

  private PlainStatement() {}

  static void read(StatementKind kind, List<Token> tokens, Findings findings) {
    requirePlain(tokens);
    if (SyntaxWords.mark(tokens, tokens.size() - 1).equals("cascade")) {
      throw new Unreadable("CASCADE reaches what the text does not name", tokens.getLast().start());
    }
    if (kind == StatementKind.SHOW) {
      show(tokens.subList(1, tokens.size()));
    }
    noteOwnership(tokens, findings);
    ObjectReader.note(kind, tokens, findings);
  }

  /** No operators, parameters or anything else that expressions are made of. */
  static void requirePlain(List<Token> tokens) {
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
  }

  /** {@code ALTER … OWNER TO}, {@code ALTER TABLE … ROW LEVEL SECURITY} */
  static void noteOwnership(List<Token> tokens, Findings findings) {
    if (!SyntaxWords.mark(tokens, 0).equals("alter")) {
      return;
    }
    for (int i = 0; i < tokens.size() - 1; i++) {
      boolean owner = tokens.get(i).is("owner") && tokens.get(i + 1).is("to");
      boolean policies = tokens.get(i).is("row") && tokens.get(i + 1).is("level");
      if (owner || policies) {
        findings.effect(Effect.CHANGES_PRIVILEGES);
      }
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
