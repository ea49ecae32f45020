package io.countersign.cli.approvals;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On what conditions somebody approves; they only ever narrow. */
final class Conditions {
  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "at most so many rows are returned, and changed")
  private @Nullable Long rows;

  @Option(
      names = "--not-before",
      paramLabel = "TIME",
      converter = Moment.class,
      description = "runs then at the earliest: 2026-11-23T22:00Z, or +2h from now")
  private @Nullable Instant notBefore;

  @Option(
      names = "--not-after",
      paramLabel = "TIME",
      converter = Moment.class,
      description = "does not start from then on")
  private @Nullable Instant notAfter;

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("maximumRows", rows);
    all.put("notBefore", notBefore == null ? null : notBefore.toString());
    all.put("notAfter", notAfter == null ? null : notAfter.toString());
    return new HashMap<>(Voting.present(all));
  }
}
