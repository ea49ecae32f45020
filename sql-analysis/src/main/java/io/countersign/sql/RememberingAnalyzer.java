package io.countersign.sql;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementFacts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers as {@link SqlAnalyzer} does, and faster for a statement that differs from one before in
 * its literals alone. What depends on the value of a literal (a condition that always holds, a
 * LIMIT) is remembered for that value only. Safe for many threads.
 */
public final class RememberingAnalyzer {
  /** Longer statements are rare, and cost more to remember than to read. */
  private static final int MOST_TOKENS = 4_000;

  private static final long BYTES_OF_NAME = 80;

  private final Schema schema;
  private final Memory<Remembered> memory;

  /**
   * @param maximumEntries how many statements are remembered
   * @param maximumBytes how much room they may take, about
   */
  public RememberingAnalyzer(Schema schema, int maximumEntries, long maximumBytes) {
    this.schema = schema;
    this.memory = new Memory<>(maximumEntries, maximumBytes);
  }

  public Facts analyze(Dialect dialect, String sql) {
    return SqlAnalyzer.statements(dialect, sql, statement -> statement(dialect, statement));
  }

  /** How many statements are remembered now. */
  public int remembered() {
    return memory.entries();
  }

  /** How much room they take, about. */
  public long bytes() {
    return memory.bytes();
  }

  private StatementFacts statement(Dialect dialect, List<Token> statement) {
    if (statement.size() > MOST_TOKENS || !StatementReader.isTree(statement)) {
      return SqlAnalyzer.statement(dialect, statement, schema).facts();
    }
    Shape shape = Shape.of(dialect, statement);
    for (Remembered known = memory.get(shape.key()); known != null; known = known.next) {
      if (known.holdsFor(shape)) {
        return at(statement, known.facts);
      }
    }
    Analysis analysis = SqlAnalyzer.statement(dialect, statement, schema);
    remember(shape, analysis);
    return analysis.facts();
  }

  /** What was not understood names a position, which is not remembered. */
  private void remember(Shape shape, Analysis analysis) {
    StatementFacts facts = analysis.facts();
    List<Integer> depends =
        analysis.lookedAt().stream().map(shape.literals()::indexOf).sorted().toList();
    if (!facts.parsed() || depends.contains(-1)) {
      return;
    }
    List<String> values = depends.stream().map(i -> shape.literals().get(i).text()).toList();
    Remembered before = depends.isEmpty() ? null : memory.get(shape.key());
    Remembered next = before == null || before.length() >= Remembered.MOST ? null : before;
    Remembered entry = new Remembered(depends, values, facts, next);
    memory.put(shape.key(), entry, bytes(facts) * entry.length());
  }

  private static long bytes(StatementFacts facts) {
    long names =
        facts.columns().size()
            + facts.functions().size()
            + facts.outputs().size()
            + facts.outputs().stream().mapToLong(output -> output.sources().size()).sum()
            + facts.reads().size()
            + facts.writes().size();
    return 1_000 + BYTES_OF_NAME * names;
  }

  private static StatementFacts at(List<Token> statement, StatementFacts facts) {
    return new StatementFacts(
        statement.getFirst().start(),
        statement.getLast().end(),
        facts.parsed(),
        facts.problem(),
        facts.readOnly(),
        facts.kind(),
        facts.kinds(),
        facts.effects(),
        facts.reads(),
        facts.writes(),
        facts.columns(),
        facts.functions(),
        facts.unknownFunctions(),
        facts.unfilteredWrites(),
        facts.filters(),
        facts.outputs(),
        facts.fingerprint());
  }

  /**
   * Facts of a shape, for certain values of some of its literals.
   *
   * @param depends which of the shape's literals must have the values
   * @param next the facts for other values of them
   */
  private record Remembered(
      List<Integer> depends, List<String> values, StatementFacts facts, @Nullable Remembered next) {
    /** How many values of the same literals are remembered at once. */
    static final int MOST = 8;

    boolean holdsFor(Shape shape) {
      for (int i = 0; i < depends.size(); i++) {
        if (!shape.literals().get(depends.get(i)).text().equals(values.get(i))) {
          return false;
        }
      }
      return true;
    }

    int length() {
      return next == null ? 1 : 1 + next.length();
    }
  }
}
