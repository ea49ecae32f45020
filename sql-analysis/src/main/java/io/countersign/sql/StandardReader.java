package io.countersign.sql;

import io.countersign.contracts.StatementKind;
import io.countersign.sql.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads as much SQL as every database understands in the same way: queries, changes of data and
 * dropping of tables, without anything that only some of them have.
 */
final class StandardReader implements DialectReader {
  private static final Set<StatementKind> TREES =
      Set.of(
          StatementKind.SELECT,
          StatementKind.VALUES,
          StatementKind.INSERT,
          StatementKind.UPDATE,
          StatementKind.DELETE,
          StatementKind.MERGE);

  private static final Set<StatementKind> PLAIN =
      Set.of(
          StatementKind.COMMIT,
          StatementKind.ROLLBACK,
          StatementKind.START_TRANSACTION,
          StatementKind.SAVEPOINT,
          StatementKind.RELEASE);

  /** Keywords of the shared readers that are not standard, or not everywhere. */
  private static final Set<String> OF_DIALECTS =
      Set.of("array", "conflict", "ilike", "isnull", "notnull", "placing", "returning", "variadic");

  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "merge");

  @Override
  public List<List<Token>> statements(String sql) {
    return Statements.split(Lexer.tokens(new StandardRules(), sql));
  }

  @Override
  public Analysis read(List<Token> statement, Schema schema) {
    StatementKind kind = LeadingWords.kind(statement);
    requireStandard(statement, kind);
    List<Token> tokens = statement.stream().map(StandardReader::folded).toList();
    Findings findings = new Findings(new StandardCatalogue(), schema);
    findings.kind(kind);
    Command.effects(kind).forEach(findings::effect);
    if (TREES.contains(kind)) {
      TreeReader.read(tokens, findings);
    } else if (kind == StatementKind.DROP_TABLE || kind == StatementKind.DROP_VIEW) {
      DefinitionReader.read(tokens, findings);
    } else if (PLAIN.contains(kind)) {
      PlainStatement.read(kind, tokens, findings);
    } else {
      throw new Unreadable(kind + " statements are not read in full");
    }
    return findings.analysis(kind, statement, null);
  }

  @Override
  public Analysis skim(List<Token> statement, String problem) {
    return StatementReader.skim(statement).analysis(statement, problem);
  }

  /**
   * Which names a database folds, and how, is not known: two that differ in case are taken for one.
   */
  private static Token folded(Token token) {
    return token.is(Kind.QUOTED_NAME)
        ? new Token(token.kind(), token.text().toLowerCase(Locale.ROOT), token.start(), token.end())
        : token;
  }

  private static void requireStandard(List<Token> tokens, StatementKind kind) {
    for (int i = 0; i < tokens.size(); i++) {
      String mark = tokens.get(i).mark();
      boolean writes = WRITES.contains(mark) && i > 0 && kind != StatementKind.MERGE;
      boolean locks = mark.equals("update") && SyntaxWords.mark(tokens, i - 1).equals("for");
      boolean lists = mark.equals("on") && SyntaxWords.mark(tokens, i - 1).equals("distinct");
      if (SyntaxWords.isSyntax(tokens, i)
          && (OF_DIALECTS.contains(mark) || lists || (writes && !locks))) {
        throw new Unreadable("something that is not standard SQL", tokens.get(i).start());
      }
    }
    requireOneTable(tokens, kind);
  }

  /** {@code UPDATE … FROM} and {@code DELETE … USING} mean different things to databases. */
  private static void requireOneTable(List<Token> tokens, StatementKind kind) {
    String other = kind == StatementKind.UPDATE ? "from" : "using";
    int depth = 0;
    for (Token token : tokens) {
      depth += token.is("(") ? 1 : token.is(")") ? -1 : 0;
      if (depth == 0
          && token.is(other)
          && (kind == StatementKind.UPDATE || kind == StatementKind.DELETE)) {
        throw new Unreadable("a write of more than one table", token.start());
      }
    }
  }
}
