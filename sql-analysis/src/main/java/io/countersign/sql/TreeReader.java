package io.countersign.sql;

import java.util.List;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;

/** Reads queries and changes of data by their syntax tree. */
final class TreeReader {
  private TreeReader() {}

  static void read(List<Token> tokens, Findings findings) {
    if (tokens.isEmpty()) {
      throw new Unreadable("a query is missing");
    }
    List<Token> simple = Simplification.of(tokens);
    Names names = new Names(simple);
    Statement statement = Parser.parse(simple, names);
    try {
      read(statement, names, findings);
    } catch (Unreadable e) {
      throw e;
    } catch (RuntimeException e) {
      // The parser accepts more than PostgreSQL and then leaves holes in its tree.
      throw new Unreadable("a syntax tree that is not complete");
    }
    names.requireAllMet();
    operators(tokens, findings);
    LeadingWords.effects(tokens).forEach(findings::effect);
  }

  private static void read(Statement statement, Names names, Findings findings) {
    QueryReader queries = new QueryReader(names, findings);
    Scope scope = Scope.outermost();
    findings.outputs(
        switch (statement) {
          case Select select -> {
            findings.filters().limit(queries.filters().most(select));
            yield queries.results(select, scope);
          }
          case Insert insert -> queries.writes().read(insert, scope);
          case Update update -> queries.writes().read(update, scope);
          case Delete delete -> queries.writes().read(delete, scope);
          case Merge merge -> new MergeReader(findings, queries).read(merge, scope);
          default -> throw new Unreadable("a statement that is not understood");
        });
  }

  /** An operator that PostgreSQL does not bring along calls a function that nobody knows. */
  static void operators(List<Token> tokens, Findings findings) {
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.is(Token.Kind.OPERATOR) && !isBuiltIn(tokens, i)) {
        findings.unknownFunction("operator(" + token.text() + ")");
      }
    }
  }

  /** In {@code OPERATOR(schema.+)} the schema has to be PostgreSQL's own. */
  private static boolean isBuiltIn(List<Token> tokens, int at) {
    boolean qualified =
        SyntaxWords.mark(tokens, at - 1).equals(".")
            && SyntaxWords.mark(tokens, at - 3).equals("(")
            && SyntaxWords.mark(tokens, at - 4).equals("operator");
    return Operators.isBuiltIn(tokens.get(at).text())
        && (!qualified || SyntaxWords.mark(tokens, at - 2).equals("pg_catalog"));
  }
}
