package io.countersign.benchmarks.judgement;

import io.countersign.contracts.Dialect;
import io.countersign.sql.RememberingAnalyzer;

/**
 * Reads a million statements, no two of one form, and prints what is then retained, in bytes. Run
 * in a JVM of its own with a small heap: that it ends is the proof that memory is bounded.
 */
public final class ManyStatements {
  static final int STATEMENTS = 1_000_000;
  private static final int ROUNDS = 3;

  private ManyStatements() {}

  public static void main(String[] arguments) {
    RememberingAnalyzer analyzer = Evaluator.analyzer();
    long before = retained();
    for (long number = 0; number < STATEMENTS; number++) {
      analyzer.analyze(Dialect.POSTGRESQL, Statements.unseenAndSmall(number));
    }
    long after = retained();
    if (analyzer.remembered() == 0) {
      throw new IllegalStateException("nothing was remembered, so nothing was measured");
    }
    System.out.println(Math.max(0, after - before));
  }

  private static long retained() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < ROUNDS; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
