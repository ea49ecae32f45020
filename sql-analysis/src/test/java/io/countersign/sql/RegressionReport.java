package io.countersign.sql;

import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.StatementKind;
import io.countersign.sql.RegressionCorpus.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Compares what is found in the statements of a {@link RegressionCorpus} with what PostgreSQL said.
 *
 * <p>{@code RegressionReport RECORD [failures]}. The scripts are halved by the SHA-256 of their
 * names: the analysis is developed with the failures of the even half, and the odd half is only
 * counted.
 */
public final class RegressionReport {
  private static final Set<String> TREES =
      Set.of("select", "insert", "update", "delete", "merge", "with", "values", "table");

  /** A statement that PostgreSQL's grammar takes, and what is found in it. */
  private record Compared(Entry entry, Facts facts) {
    static Compared of(Entry entry) {
      return new Compared(entry, SqlAnalyzer.analyze(Dialect.POSTGRESQL, entry.sql()));
    }

    boolean hasKind() {
      return !facts.statements().isEmpty()
          && facts.statements().stream().noneMatch(s -> s.kind() == StatementKind.OTHER);
    }

    boolean isMistaken() {
      return facts.readOnly()
          && entry.stateInReadOnly().equals(Entry.WRITE_IN_READ_ONLY_TRANSACTION);
    }

    boolean isTree() {
      String text = entry.sql().toLowerCase(Locale.ROOT).replaceAll("(?m)--.*$", "").strip();
      return TREES.contains(text.replaceFirst("^[( ]+", "").split("\\W", 2)[0]);
    }
  }

  private RegressionReport() {}

  public static void main(String[] arguments) throws IOException {
    List<Compared> valid =
        RegressionCorpus.read(Path.of(arguments[0])).stream()
            .filter(Entry::isValid)
            .map(Compared::of)
            .toList();
    List<Compared> even = valid.stream().filter(c -> isEven(c.entry().file())).toList();
    report("even", even);
    report("odd, held out", valid.stream().filter(c -> !isEven(c.entry().file())).toList());
    if (arguments.length > 1) {
      even.forEach(RegressionReport::failure);
    }
  }

  private static void report(String half, List<Compared> compared) {
    System.out.printf("%s: %d valid statements%n", half, compared.size());
    List<Compared> trees = compared.stream().filter(Compared::isTree).toList();
    count("queries and data changes parsed", trees, c -> c.facts().parsed());
    count("all statements parsed", compared, c -> c.facts().parsed());
    count("kind known", compared, Compared::hasKind);
    count("called read-only", compared, c -> c.facts().readOnly());
    count("called read-only, refused by PostgreSQL", compared, Compared::isMistaken);
  }

  private static void count(String what, List<Compared> compared, Predicate<Compared> condition) {
    long count = compared.stream().filter(condition).count();
    System.out.printf(
        "  %s: %d of %d (%.2f %%)%n",
        what, count, compared.size(), 100.0 * count / Math.max(1, compared.size()));
  }

  private static void failure(Compared compared) {
    String mark = compared.isMistaken() ? "READ-ONLY" : compared.hasKind() ? "" : "KIND";
    if (!mark.isEmpty() || !compared.facts().parsed()) {
      System.out.printf(
          "%s %s [%s] %s: %s%n",
          mark,
          compared.isTree() ? "tree" : "other",
          compared.entry().file(),
          compared.facts().problem(),
          compared.entry().sql().replaceAll("(?m)--.*$", "").replaceAll("\\s+", " "));
    }
  }

  private static boolean isEven(String file) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(file.getBytes(StandardCharsets.UTF_8));
      return hash[hash.length - 1] % 2 == 0;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
