package io.countersign.benchmarks.judgement;

import io.countersign.contracts.event.CommandDecided;
import java.util.concurrent.TimeUnit;
import net.sf.jsqlparser.parser.AbstractJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** An unseen statement and a seen one, judged by the default bundle's size of policies. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class JudgementBenchmark {
  private static final int POLICIES = 10;

  private final Evaluator evaluator =
      new Evaluator(Evaluator.analyzer()::analyze, Policies.bundle(POLICIES));
  private long number;

  /** The floor: the parser alone, without a thread of its own. */
  @Benchmark
  public Statement bareParse() throws ParseException {
    return new CCJSqlParser(Statements.unseen(number++))
        .withDialect(AbstractJSqlParser.Dialect.POSTGRESQL)
        .Statement();
  }

  @Benchmark
  public CommandDecided unseenStatement() {
    return evaluator.decide(Evaluator.submitted(Statements.unseen(number++)));
  }

  @Benchmark
  public CommandDecided seenFingerprint() {
    return evaluator.decide(Evaluator.submitted(Statements.seen(number++)));
  }
}
