package io.countersign.cli.policy;

import java.util.Map;
import java.util.stream.Collectors;

/** A summary for people. */
final class ReplayReport {
  private static final int LONGEST_SQL = 100;

  private final StringBuilder text = new StringBuilder();

  private ReplayReport() {}

  static String of(ReplaySummary summary) {
    ReplayReport report = new ReplayReport();
    report.overview(summary);
    report.section(
        "By policy (+ matches now, - no longer, ~ asks for something else)", summary.byPolicy());
    report.section("By principal", summary.byPrincipal());
    report.counts("Would have matched, were they enforced (observe)", summary.observed());
    report.examples(summary);
    return report.text.toString();
  }

  private void overview(ReplaySummary summary) {
    text.append(
        "%d commands decided again: %d as before, %d otherwise%n"
            .formatted(
                summary.decisions(), summary.decisions() - summary.changed(), summary.changed()));
    summary.changes().forEach(this::line);
  }

  private void section(String title, Map<String, Map<String, Integer>> counts) {
    if (!counts.isEmpty()) {
      text.append("\n").append(title).append("\n");
      counts.forEach((name, changes) ->
          text.append(
              "  %-40s %s%n"
                  .formatted(
                      Printable.line(name),
                      changes.entrySet().stream()
                          .map(e -> e.getKey() + " " + e.getValue())
                          .collect(Collectors.joining("; ")))));
    }
  }

  private void counts(String title, Map<String, Integer> counts) {
    if (!counts.isEmpty()) {
      text.append("\n").append(title).append("\n");
      counts.forEach(this::line);
    }
  }

  private void line(String name, int count) {
    text.append("  %-40s %d%n".formatted(name, count));
  }

  private void examples(ReplaySummary summary) {
    if (!summary.examples().isEmpty()) {
      text.append("\nExamples\n");
      summary.examples().forEach(this::example);
    }
  }

  private void example(Difference d) {
    text.append(
        "  %s  %s  %s on %s: %s%n    %s%n"
            .formatted(
                d.command(),
                d.decidedAt(),
                Printable.line(d.principal()),
                Printable.line(d.dataSource()),
                d.change(),
                Printable.line(d.sql(), LONGEST_SQL)));
    d.policies().forEach(p -> text.append("    ").append(p).append('\n'));
    d.reasons().forEach(r -> text.append("      ").append(r).append('\n'));
  }
}
