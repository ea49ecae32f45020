package io.countersign.sql;

import io.countersign.contracts.ColumnUse;
import io.countersign.contracts.Effect;
import io.countersign.contracts.TableName;
import io.countersign.contracts.Usage;
import java.util.ArrayList;
import java.util.List;

/** Reads COPY (PostgreSQL manual, COPY). */
final class CopyReader {
  private final TokenReader words;
  private final Findings findings;

  CopyReader(TokenReader words, Findings findings) {
    this.words = words;
    this.findings = findings;
  }

  void read() {
    words.accept("binary");
    if (words.is("(")) {
      StatementReader.read(words.parenthesed(), findings);
      words.expect("to");
      findings.effect(Effect.READS);
      unmasked();
    } else {
      table();
    }
  }

  private void table() {
    int begin = words.index();
    TableName table = words.table();
    List<Token> target = words.since(begin);
    List<Token> columns = words.parenthesed();
    Usage usage = Usage.OUTPUT;
    if (words.accept("from")) {
      findings.effect(Effect.WRITES_DATA);
      findings.write(table);
      usage = Usage.ASSIGNED;
      elsewhere();
      options();
      where(target);
    } else {
      words.expect("to");
      findings.read(table);
      unmasked();
    }
    columns(table, columns, usage);
  }

  private void columns(TableName table, List<Token> columns, Usage usage) {
    if (columns.isEmpty()) {
      findings.column(table, ColumnUse.EVERY, usage);
    }
    columns.stream()
        .filter(token -> !token.is(","))
        .forEach(token -> findings.column(table, token.name(), usage));
  }

  /** Rows go out as they are, past what masks results. */
  private void unmasked() {
    findings.notReadOnly();
    elsewhere();
    options();
    words.end();
  }

  private void elsewhere() {
    if (words.accept("program")) {
      findings.effect(Effect.PROCESS);
      words.next();
    } else if (!words.accept("stdin") && !words.accept("stdout")) {
      findings.effect(Effect.FILES);
      words.next();
    }
  }

  private void options() {
    List<Token> options = new ArrayList<>();
    while (!words.isAtEnd() && !words.is("where")) {
      options.add(words.next());
    }
    PlainStatement.requirePlain(options);
  }

  private void where(List<Token> target) {
    if (words.isAtEnd()) {
      return;
    }
    List<Token> query = new ArrayList<>();
    int start = target.getFirst().start();
    query.add(new Token(Token.Kind.WORD, "select", start, start));
    query.add(new Token(Token.Kind.WORD, "from", start, start));
    query.addAll(target);
    query.addAll(words.rest());
    findings.expressions(query);
  }
}
