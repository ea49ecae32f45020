package io.countersign.sql;

import io.countersign.contracts.StatementKind;
import java.util.ArrayList;
import java.util.List;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;

/** Reads MySQL's queries and changes of data by their syntax tree. */
final class MysqlTreeReader {
  private MysqlTreeReader() {}

  /**
   * @param verb the index of the statement's own verb
   */
  static void read(List<Token> statement, int verb, Findings findings) {
    boolean replaces = SyntaxWords.mark(statement, verb).equals("replace");
    Edits edits = MysqlTranslation.of(statement, verb);
    List<Token> tokens = edits.apply();
    Names names = new Names(tokens);
    Statement tree = Parser.parse(tokens, names);
    try {
      read(tree, names, findings);
    } catch (Unreadable e) {
      throw e;
    } catch (RuntimeException e) {
      // The parser accepts more than MySQL and then leaves holes in its tree.
      throw new Unreadable("a syntax tree that is not complete");
    }
    names.requireAllMet();
    edits.report(findings);
    if (replaces) {
      findings.noKind(StatementKind.INSERT);
    }
  }

  /** Reads a list of expressions as the query that would give them. */
  static void readExpressions(List<Token> list, Findings findings) {
    int start = list.getFirst().start();
    List<Token> query = new ArrayList<>();
    query.add(new Token(Token.Kind.WORD, "select", start, start));
    query.addAll(list);
    read(List.copyOf(query), 0, findings);
    if (list.stream().noneMatch(token -> token.is("select"))) {
      findings.noKind(StatementKind.SELECT);
    }
  }

  private static void read(Statement statement, Names names, Findings findings) {
    QueryReader queries = new QueryReader(names, findings);
    Scope scope = Scope.outermost();
    MysqlWriteReader writes = new MysqlWriteReader(names, findings, queries);
    findings.outputs(
        switch (statement) {
          case Select select -> queries.results(select, scope);
          case Insert insert -> queries.writes().read(insert, scope);
          case Update update -> writes.read(update, scope);
          case Delete delete -> writes.read(delete, scope);
          default -> throw new Unreadable("a statement that is not understood");
        });
  }
}
