package io.countersign.sql;

import io.countersign.contracts.StatementKind;
import java.util.List;
import java.util.Set;

/** Notes the tables that locks, comments, privileges and maintenance are about. */
final class ObjectReader {
  private static final Set<String> TABLE_WORDS = Set.of("table", "view", "materialized", "foreign");
  private static final Set<String> MAINTENANCE_WORDS =
      Set.of("full", "freeze", "verbose", "analyze", "analyse", "concurrently", "only", "table");
  private static final Set<String> OTHER_OBJECTS =
      Set.of(
          "all",
          "database",
          "domain",
          "foreign",
          "function",
          "language",
          "large",
          "parameter",
          "procedure",
          "routine",
          "schema",
          "sequence",
          "tablespace",
          "type");

  private final TokenReader words;
  private final Findings findings;

  private ObjectReader(List<Token> tokens, Findings findings) {
    this.words = new TokenReader(tokens);
    this.findings = findings;
  }

  /** Of a statement of words, names and literals alone. */
  static void note(StatementKind kind, List<Token> tokens, Findings findings) {
    ObjectReader reader = new ObjectReader(tokens, findings);
    reader.words.next();
    switch (kind) {
      case LOCK -> reader.locked();
      case COMMENT, SECURITY_LABEL -> reader.described();
      case GRANT, REVOKE -> reader.granted();
      case REFRESH_MATERIALIZED_VIEW -> reader.refreshed();
      case VACUUM, CLUSTER, REINDEX -> reader.maintained(false);
      case ANALYZE -> reader.maintained(true);
      default -> {}
    }
  }

  private void locked() {
    words.accept("table");
    do {
      words.accept("only");
      findings.read(words.table());
      words.accept("*");
    } while (words.accept(","));
  }

  private void described() {
    while (!words.isAtEnd() && !words.accept("on")) {
      words.next();
    }
    if (words.accept("column")) {
      List<String> parts = words.path();
      if (parts.size() < 2) {
        throw new Unreadable("the table of the column is missing", words.position());
      }
      findings.write(TokenReader.table(parts.subList(0, parts.size() - 1)));
    } else if (TABLE_WORDS.stream().anyMatch(words::is) && !words.isNext("data")) {
      while (words.acceptAny(TABLE_WORDS)) {}
      findings.write(words.table());
    }
  }

  private void granted() {
    while (!words.isAtEnd() && !words.accept("on")) {
      words.next();
    }
    if (words.isAtEnd() || OTHER_OBJECTS.stream().anyMatch(words::is)) {
      return;
    }
    words.accept("table");
    do {
      findings.write(words.table());
    } while (words.accept(","));
  }

  private void refreshed() {
    words.expect("materialized");
    words.expect("view");
    words.accept("concurrently");
    findings.write(words.table());
  }

  /** REINDEX names indexes and databases too. */
  private void maintained(boolean read) {
    words.parenthesed();
    while (words.acceptAny(MAINTENANCE_WORDS)) {}
    if (words.isAtEnd() || words.isNext("on")) {
      return;
    }
    if (Set.of("index", "schema", "database", "system").stream().anyMatch(words::is)) {
      return;
    }
    do {
      words.accept("only");
      if (read) {
        findings.read(words.table());
      } else {
        findings.write(words.table());
      }
      words.parenthesed();
    } while (words.accept(","));
  }
}
