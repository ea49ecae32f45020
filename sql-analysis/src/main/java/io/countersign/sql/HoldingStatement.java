package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Statements that hold another one, or expressions, and hand it to the readers of those. */
final class HoldingStatement {
  private static final Set<String> QUERIES = Set.of("select", "table", "values", "with", "(");
  private static final Set<StatementKind> EXPLAINED =
      Set.of(
          StatementKind.DECLARE,
          StatementKind.EXECUTE,
          StatementKind.CREATE_TABLE_AS,
          StatementKind.CREATE_MATERIALIZED_VIEW,
          StatementKind.REFRESH_MATERIALIZED_VIEW);

  private final TokenReader words;
  private final Findings findings;

  private HoldingStatement(List<Token> tokens, Findings findings) {
    this.words = new TokenReader(tokens);
    this.findings = findings;
  }

  static void read(StatementKind kind, List<Token> tokens, Findings findings) {
    HoldingStatement statement = new HoldingStatement(tokens, findings);
    statement.words.next();
    switch (kind) {
      case EXPLAIN -> statement.explain();
      case DECLARE -> statement.declare();
      case PREPARE -> statement.prepare();
      case EXECUTE -> statement.execute();
      case CALL -> statement.expressions(statement.words.rest());
      case COPY -> new CopyReader(statement.words, findings).read();
      case CREATE_TABLE_AS, CREATE_MATERIALIZED_VIEW -> statement.create(Effect.WRITES_DATA);
      case CREATE_VIEW -> statement.create(Effect.CHANGES_SCHEMA);
      case DO -> throw new Unreadable("DO runs code that is not read");
      default -> throw new Unreadable(kind + " statements are not read in full");
    }
  }

  /** Without ANALYZE the statement is planned and does nothing. */
  private void explain() {
    boolean runs = options().stream().anyMatch(t -> t.is("analyze") || t.is("analyse"));
    while (words.is("analyze") || words.is("analyse") || words.is("verbose")) {
      runs |= !words.next().is("verbose");
    }
    List<Token> explained = words.rest();
    if (explained.isEmpty()
        || !(StatementReader.isTree(explained)
            || EXPLAINED.contains(LeadingWords.kind(explained)))) {
      throw new Unreadable("EXPLAIN of a statement that is not read in full");
    }
    StatementReader.read(explained, findings);
    if (!runs) {
      findings.onlyPlanned();
    }
  }

  private List<Token> options() {
    return words.is("(") && QUERIES.stream().noneMatch(words::isNext)
        ? words.parenthesed()
        : List.of();
  }

  private void declare() {
    words.name();
    while (!words.is("for")) {
      words.next();
    }
    held();
  }

  private void prepare() {
    words.name();
    words.parenthesed();
    if (!words.is("as")) {
      throw new Unreadable("the word as is missing", words.position());
    }
    held();
  }

  /** Hands over what follows upon the next word. */
  private void held() {
    words.next();
    List<Token> held = words.rest();
    if (held.isEmpty() || !StatementReader.isTree(held)) {
      throw new Unreadable("a statement of its own is missing", words.position());
    }
    StatementReader.read(held, findings);
  }

  private void execute() {
    words.name();
    List<Token> arguments = words.parenthesed();
    if (!arguments.isEmpty()) {
      expressions(arguments);
    }
    words.end();
  }

  private void expressions(List<Token> list) {
    findings.expressions(select(list));
  }

  /** A query that consists of these expressions. */
  static List<Token> select(List<Token> list) {
    if (list.isEmpty()) {
      throw new Unreadable("an expression is missing");
    }
    List<Token> query = new ArrayList<>();
    int start = list.getFirst().start();
    query.add(new Token(Token.Kind.WORD, "select", start, start));
    query.addAll(list);
    return query;
  }

  private void create(Effect effect) {
    findings.effect(effect);
    while (!words.accept("table") && !words.accept("view")) {
      words.next();
    }
    if (words.accept("if")) {
      words.expect("not");
      words.expect("exists");
    }
    findings.write(words.table());
    while (!words.is("as")) {
      if (words.parenthesed().isEmpty()) {
        words.next();
      }
    }
    words.next();
    if (words.accept("execute")) {
      findings.effect(Effect.DYNAMIC_SQL);
      execute();
      return;
    }
    findings.inner(withoutData(words.rest()));
  }

  /** {@code WITH [NO] DATA} and {@code WITH CHECK OPTION} belong to the definition. */
  static List<Token> withoutData(List<Token> query) {
    int end = query.size();
    String last = SyntaxWords.mark(query, end - 1);
    if (last.equals("data") || last.equals("option")) {
      int with = end - 1;
      while (with > 0 && with > end - 5 && !query.get(with).is("with")) {
        with--;
      }
      return query.get(with).is("with") && !query.get(end - 1).is(")")
          ? query.subList(0, with)
          : query;
    }
    return query;
  }
}
