package io.countersign.benchmarks.judgement;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The results beside the aims. */
final class Figures {
  private static final double MEBIBYTE = 1024.0 * 1024.0;

  private final Map<String, Result<?>> results = new TreeMap<>();

  private Figures(Collection<RunResult> runs) {
    for (RunResult run : runs) {
      results.put(run.getPrimaryResult().getLabel(), run.getPrimaryResult());
    }
  }

  /**
   * @param retained bytes after a million distinct statements
   * @param heap the heap that they were read in
   */
  static String markdown(Collection<RunResult> runs, long retained, String heap) {
    Figures figures = new Figures(runs);
    return """
    | what | time | aim | |
    | --- | --- | --- | --- |
    | bare JSqlParser parse of the unseen statement | %s | | |
    | unseen statement: facts and decision | %s | 4 times the bare parse | %s times |
    | fingerprint seen before: facts and decision | %s | 20 µs | |
    | decision alone, 10 policies | %s | | |
    | decision alone, 100 policies | %s | 2 times 10 policies | %s times |
    | retained after %,d distinct statements, heap of %s | %s MiB | bounded | |
    """
        .formatted(
            figures.time("bareParse"),
            figures.time("unseenStatement"),
            figures.ratio("unseenStatement", "bareParse"),
            figures.time("seenFingerprint"),
            figures.time("tenPolicies"),
            figures.time("hundredPolicies"),
            figures.ratio("hundredPolicies", "tenPolicies"),
            ManyStatements.STATEMENTS,
            heap,
            number(retained / MEBIBYTE));
  }

  private String time(String name) {
    Result<?> result = result(name);
    return number(result.getScore()) + " ± " + number(result.getScoreError()) + " µs";
  }

  private String ratio(String name, String floor) {
    return number(result(name).getScore() / result(floor).getScore());
  }

  private Result<?> result(String name) {
    Result<?> result = results.get(name);
    if (result == null) {
      throw new IllegalStateException("the benchmark " + name + " has no result");
    }
    return result;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
