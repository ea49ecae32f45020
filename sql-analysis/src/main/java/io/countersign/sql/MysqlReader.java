package io.countersign.sql;

import io.countersign.contracts.StatementKind;
import java.util.List;
import java.util.Set;

/** Reads the SQL of MySQL and MariaDB. */
final class MysqlReader implements DialectReader {
  /** The ends of what MySQL may run or not: by its version, or as MariaDB does. */
  private static final Set<String> SIGNS_OF_COMMENTS = Set.of("/*", "*/");

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
    return findings.analysis(words.kind(), statement, problem);
  }

  private static Findings noted(MysqlWords words, Findings findings) {
    findings.kind(words.kind());
    words.effects().forEach(findings::effect);
    return findings;
  }

  private static void requireNoComments(List<Token> statement) {
    for (Token token : statement) {
      if (SIGNS_OF_COMMENTS.stream().anyMatch(token.text()::startsWith)
          && token.is(Token.Kind.SYMBOL)) {
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
