package io.countersign.sql;

import io.countersign.contracts.StatementKind;
import java.util.List;

/** Reads the SQL of MySQL and MariaDB. */
final class MysqlReader implements DialectReader {
  @Override
  public List<List<Token>> statements(String sql) {
    return MysqlStatements.split(Lexer.tokens(new MysqlRules(), sql));
  }

  @Override
  public Analysis read(List<Token> statement, Schema schema) {
    requireNoComments(statement);
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

  static boolean isTree(StatementKind kind) {
    return switch (kind) {
      case SELECT, VALUES, INSERT, REPLACE, UPDATE, DELETE -> true;
      default -> false;
    };
  }
}
