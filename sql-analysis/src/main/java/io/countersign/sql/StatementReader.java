package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.delete.Delete;
import net.sf.jsqlparser.statement.insert.Insert;
import net.sf.jsqlparser.statement.merge.Merge;
import net.sf.jsqlparser.statement.select.Select;
import net.sf.jsqlparser.statement.update.Update;

/** Reads one statement in full, or refuses it. */
final class StatementReader {
  private static final Set<String> QUERIES = Set.of("select", "table", "values", "with");
  private static final Set<String> TREES =
      Set.of("select", "table", "values", "with", "insert", "update", "delete", "merge");

  private StatementReader() {}

  /** Finds all that the statement does; {@link Unreadable} if that is not sure. */
  static Findings read(List<Token> tokens) {
    Findings findings = new Findings();
    StatementKind kind = LeadingWords.kind(tokens);
    if (TREES.contains(LeadingWords.first(tokens))) {
      tree(tokens, findings);
    } else if (kind == StatementKind.EXPLAIN) {
      explain(tokens, findings);
    } else if (kind == StatementKind.SHOW) {
      show(tokens, findings);
    } else if (DefinitionReader.isFullyReadable(kind)) {
      DefinitionReader.read(tokens, findings);
    } else {
      throw new Unreadable(kind + " statements are not read in full");
    }
    return findings;
  }

  /** The one table that a write changes; {@link Unreadable} if it is not understood in full. */
  static TableName target(List<Token> tokens) {
    return read(tokens).onlyWrite();
  }

  /** What can be said of a statement that is not read in full. */
  static Findings skim(List<Token> tokens) {
    Findings findings = new Findings();
    LeadingWords.note(tokens, findings);
    DefinitionReader.noteTarget(tokens, findings);
    return findings;
  }

  private static void tree(List<Token> tokens, Findings findings) {
    Names names = new Names(tokens);
    Statement statement = Parser.parse(tokens, names);
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
    switch (statement) {
      case Select select -> queries.read(select, scope);
      case Insert insert -> queries.writes().read(insert, scope);
      case Update update -> queries.writes().read(update, scope);
      case Delete delete -> queries.writes().read(delete, scope);
      case Merge merge -> new MergeReader(findings, queries).read(merge, scope);
      default -> throw new Unreadable("a statement that is not understood");
    }
  }

  /** An operator that PostgreSQL does not bring along calls a function that nobody knows. */
  private static void operators(List<Token> tokens, Findings findings) {
    for (Token token : tokens) {
      if (token.is(Token.Kind.OPERATOR) && !Operators.isBuiltIn(token.text())) {
        findings.unknownFunction("operator(" + token.text() + ")");
      }
    }
  }

  private static void explain(List<Token> tokens, Findings findings) {
    findings.kind(StatementKind.EXPLAIN);
    int at = 1;
    if (SyntaxWords.mark(tokens, 1).equals("(") && !startsQuery(tokens, 2)) {
      while (at < tokens.size() && !tokens.get(at).is(")")) {
        at++;
      }
      at++;
    } else {
      while (Set.of("analyze", "analyse", "verbose").contains(SyntaxWords.mark(tokens, at))) {
        at++;
      }
    }
    List<Token> explained = tokens.subList(Math.min(at, tokens.size()), tokens.size());
    if (!TREES.contains(LeadingWords.first(explained))) {
      throw new Unreadable("EXPLAIN of a statement that is not read in full");
    }
    tokens.subList(1, at).stream()
        .filter(option -> option.is("analyze") || option.is("analyse"))
        .findFirst()
        .ifPresent(_ -> findings.effect(Effect.DYNAMIC_SQL));
    tree(List.copyOf(explained), findings);
  }

  private static boolean startsQuery(List<Token> tokens, int index) {
    String mark = SyntaxWords.mark(tokens, index);
    return mark.equals("(") || QUERIES.contains(mark);
  }

  private static void show(List<Token> tokens, Findings findings) {
    findings.kind(StatementKind.SHOW);
    List<Token> setting = tokens.subList(1, tokens.size());
    boolean named =
        setting.stream()
            .allMatch(t -> t.is(Token.Kind.WORD) || t.is(Token.Kind.QUOTED_NAME) || t.is("."));
    if (setting.isEmpty() || !named) {
      throw new Unreadable("SHOW needs the name of a setting");
    }
  }
}
