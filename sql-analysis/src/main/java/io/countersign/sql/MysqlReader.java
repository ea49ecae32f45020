package io.countersign.sql;

import io.countersign.contracts.StatementKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the SQL of MySQL and MariaDB. */
final class MysqlReader implements DialectReader {
  @Override
  public List<List<Token>> statements(String sql) {
    return MysqlStatements.split(Lexer.tokens(new MysqlRules(), sql));
  }

  @Override
  public Analysis read(List<Token> statement, Schema schema) {
    requireNoComments(statement);
    requireOneSpelling(statement);
    MysqlWords words = MysqlWords.of(statement);
    List<Token> tokens = MysqlTokens.withFoldedNames(statement);
    Findings findings = noted(words, new Findings(MysqlCatalogue.of(tokens), schema));
    switch (words.kind()) {
      case SELECT, VALUES, INSERT, REPLACE, UPDATE, DELETE ->
          MysqlTreeReader.read(tokens, words.verb(), findings);
      default -> new MysqlUtilityReader(tokens, findings).read(words.kind());
    }
    if (!isTree(words.kind())) {
      findings.noOutputs();
    }
    return findings.analysis(words.kind(), statement, null);
  }

  @Override
  public Analysis skim(List<Token> statement, String problem) {
    MysqlWords words = MysqlWords.of(statement);
    Findings findings = noted(words, new Findings(MysqlCatalogue.of(statement), Schema.unknown()));
    words.noteHeld(findings);
    try {
      new MysqlDefinitionReader(MysqlTokens.withFoldedNames(statement), findings)
          .note(words.kind());
    } catch (Unreadable _) {
      // Then no table is named where one is expected.
    }
    return findings.analysis(words.kind(), statement, problem);
  }

  private static Findings noted(MysqlWords words, Findings findings) {
    findings.kind(words.kind());
    words.effects().forEach(findings::effect);
    return findings;
  }

  private static void requireNoComments(List<Token> statement) {
    for (Token token : statement) {
      if (MysqlWords.isSignOfComment(token)) {
        throw new Unreadable("a comment that is run", token.start());
      }
    }
  }

  /**
   * On most servers {@code c} and {@code C} are two tables or aliases, and we take them for one. A
   * qualifier tells columns of one from those of the other.
   */
  private static void requireOneSpelling(List<Token> statement) {
    Map<String, String> qualifiers = new HashMap<>();
    for (int i = 0; i + 1 < statement.size(); i++) {
      if (isName(statement.get(i)) && statement.get(i + 1).is(".")) {
        qualifiers.put(MysqlTokens.folded(statement.get(i)), spelling(statement.get(i)));
      }
    }
    for (Token token : statement) {
      String qualifier = isName(token) ? qualifiers.get(MysqlTokens.folded(token)) : null;
      if (qualifier != null && !qualifier.equals(spelling(token))) {
        throw new Unreadable("a name that another one differs from by case alone", token.start());
      }
    }
  }

  private static boolean isName(Token token) {
    return token.is(Token.Kind.WORD) || token.is(Token.Kind.QUOTED_NAME);
  }

  private static String spelling(Token token) {
    String text = token.text();
    return token.is(Token.Kind.QUOTED_NAME)
        ? text.substring(1, text.length() - 1).replace("``", "`")
        : text;
  }

  static boolean isTree(StatementKind kind) {
    return switch (kind) {
      case SELECT, VALUES, INSERT, REPLACE, UPDATE, DELETE -> true;
      default -> false;
    };
  }
}
