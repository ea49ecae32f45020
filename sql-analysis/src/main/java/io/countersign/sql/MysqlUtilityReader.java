package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.contracts.StatementKind;
import io.countersign.contracts.TableName;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads MySQL's statements that are neither queries nor changes of data, where they are simple. */
final class MysqlUtilityReader {
  private static final Set<String> TABLE_LISTS =
      Set.of("columns", "fields", "index", "indexes", "keys");

  private final List<Token> tokens;
  private final Findings findings;
  private final TokenReader words;

  MysqlUtilityReader(List<Token> tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
    this.words = new TokenReader(tokens);
  }

  void read(StatementKind kind) {
    switch (kind) {
      case EXPLAIN -> explain();
      case DESCRIBE -> describe();
      case SHOW -> show();
      case SET -> new MysqlSettingReader(tokens, findings).read();
      case DO -> expressions(tokens.subList(1, tokens.size()));
      case TRUNCATE -> truncate();
      case DROP_TABLE, DROP_VIEW -> drop();
      case RENAME_TABLE -> rename();
      case LOCK -> lock();
      case CREATE_VIEW, ALTER_VIEW -> createView();
      case CREATE_TABLE, ALTER_TABLE, CREATE_INDEX, DROP_INDEX ->
          new MysqlDefinitionReader(tokens, findings).read(kind);
      case CREATE_TABLE_AS -> new MysqlDefinitionReader(tokens, findings).fromQuery(kind);
      case LOAD_DATA, LOAD_XML -> new MysqlDefinitionReader(tokens, findings).load(kind);
      case ANALYZE, OPTIMIZE_TABLE, REPAIR_TABLE -> maintained(findings::write);
      case CHECK_TABLE, CHECKSUM_TABLE -> maintained(findings::read);
      default -> {
        if (!MysqlPlainStatement.isPlain(kind)) {
          throw new Unreadable(kind + " statements are not read in full");
        }
        MysqlPlainStatement.read(tokens);
      }
    }
  }

  private void explain() {
    boolean runs = words.accept("analyze");
    if (!runs) {
      words.acceptAny(Set.of("explain", "describe", "desc"));
      runs = words.accept("analyze");
    }
    words.acceptAny(Set.of("extended", "partitions"));
    if (words.accept("format")) {
      words.expect("=");
      words.next();
    }
    if (runs) {
      findings.effect(Effect.DYNAMIC_SQL);
    }
    List<Token> explained = words.rest();
    if (explained.isEmpty()) {
      throw new Unreadable("a statement to explain is missing", words.position());
    }
    MysqlWords inner = MysqlWords.of(explained);
    if (!MysqlReader.isTree(inner.kind())) {
      throw new Unreadable("EXPLAIN of a statement that is not read in full");
    }
    inner.effects().forEach(findings::effect);
    MysqlTreeReader.read(explained, inner.verb(), findings);
  }

  private void describe() {
    words.next();
    findings.read(words.table());
    if (!words.isAtEnd()) {
      words.next();
    }
    words.end();
  }

  /** A condition of SHOW may call functions and hold queries. */
  private void show() {
    int where = 0;
    while (where < tokens.size() && !tokens.get(where).is("where")) {
      where++;
    }
    List<Token> shown = tokens.subList(0, where);
    MysqlPlainStatement.read(shown);
    table(shown);
    if (where < tokens.size()) {
      expressions(tokens.subList(where + 1, tokens.size()));
    }
  }

  /** {@code SHOW CREATE TABLE t}, {@code SHOW COLUMNS FROM t FROM db} */
  private void table(List<Token> shown) {
    for (int i = 1; i + 1 < shown.size(); i++) {
      String previous = shown.get(i - 1).mark();
      String word = shown.get(i).mark();
      boolean created = previous.equals("create") && Set.of("table", "view").contains(word);
      boolean listed = TABLE_LISTS.contains(previous) && Set.of("from", "in").contains(word);
      if (created || listed) {
        findings.read(new TokenReader(shown.subList(i + 1, shown.size())).table());
      }
    }
    secrets(shown);
  }

  /** What an account may do and how it proves itself, what others run, what was written. */
  private void secrets(List<Token> shown) {
    List<String> marks = shown.stream().map(Token::mark).toList();
    if (marks.contains("grants") || marks.contains("user")) {
      findings.read(new TableName("mysql", "user"));
    }
    if (marks.contains("processlist")) {
      findings.read(new TableName("information_schema", "processlist"));
    }
    if (marks.contains("events") && (marks.contains("binlog") || marks.contains("relaylog"))) {
      findings.effect(Effect.SERVER_ADMIN);
    }
  }

  /** Reads a list of expressions as the query that would give them. */
  private void expressions(List<Token> list) {
    if (list.isEmpty()) {
      throw new Unreadable("an expression is missing", words.position());
    }
    MysqlTreeReader.readExpressions(list, findings);
  }

  /** {@code ANALYZE LOCAL TABLE a, b} */
  private void maintained(Consumer<TableName> use) {
    while (!words.acceptAny(Set.of("table", "tables", "view"))) {
      words.next();
    }
    do {
      use.accept(words.table());
    } while (words.accept(","));
    MysqlPlainStatement.read(words.rest());
  }

  private void truncate() {
    words.expect("truncate");
    words.accept("table");
    findings.write(words.table());
    if (words.accept("wait")) {
      words.next();
    }
    words.accept("nowait");
    words.end();
  }

  private void drop() {
    words.expect("drop");
    words.accept("temporary");
    words.acceptAny(Set.of("table", "tables", "view"));
    if (words.accept("if")) {
      words.expect("exists");
    }
    do {
      findings.write(words.table());
    } while (words.accept(","));
    // These two words change nothing in MySQL.
    words.acceptAny(Set.of("restrict", "cascade"));
    words.end();
  }

  private void rename() {
    words.expect("rename");
    words.acceptAny(Set.of("table", "tables"));
    do {
      findings.write(words.table());
      words.expect("to");
      findings.write(words.table());
    } while (words.accept(","));
    words.end();
  }

  private void lock() {
    words.expect("lock");
    words.acceptAny(Set.of("table", "tables"));
    do {
      findings.read(words.table());
      if (words.accept("as") || (!words.isAtEnd() && !isLock())) {
        words.name();
      }
      while (isLock()) {
        words.next();
      }
    } while (words.accept(","));
    words.end();
  }

  private boolean isLock() {
    return Set.of("read", "write", "local", "low_priority", "concurrent").stream()
        .anyMatch(words::is);
  }

  private void createView() {
    while (!words.accept("view")) {
      words.next();
    }
    if (words.accept("if")) {
      words.expect("not");
      words.expect("exists");
    }
    findings.write(words.table());
    words.parenthesed();
    words.expect("as");
    List<Token> query = words.rest();
    MysqlWords inner = MysqlWords.of(query);
    if (!Set.of(StatementKind.SELECT, StatementKind.VALUES).contains(inner.kind())) {
      throw new Unreadable("a view of something other than a query");
    }
    MysqlTreeReader.read(withoutCheckOption(query), inner.verb(), findings);
  }

  private static List<Token> withoutCheckOption(List<Token> query) {
    int size = query.size();
    if (size > 3 && query.get(size - 1).is("option") && query.get(size - 2).is("check")) {
      boolean scoped = !query.get(size - 3).is("with");
      return query.subList(0, size - (scoped ? 4 : 3));
    }
    return query;
  }
}
