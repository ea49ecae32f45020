package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.sql.Token.Kind;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads SET: user variables and settings (MySQL reference manual, "SET Statements"). */
final class MysqlSettingReader {
  private static final Set<String> SERVER_WIDE = Set.of("global", "persist", "persist_only");
  private static final Set<String> SCOPES = Set.of("session", "local");

  private final List<Token> tokens;
  private final Findings findings;

  MysqlSettingReader(List<Token> tokens, Findings findings) {
    this.tokens = tokens;
    this.findings = findings;
  }

  void read() {
    MysqlTokens all = new MysqlTokens(tokens);
    if (all.is(1, "statement") || all.is(1, "resource")) {
      throw new Unreadable("SET of something other than a variable", all.position(1));
    }
    for (int at = 1; at < all.size(); at = all.find(at, all.size(), ",") + 1) {
      assignment(all, at, all.find(at, all.size(), ","));
    }
  }

  private void assignment(MysqlTokens all, int from, int to) {
    int equals = all.find(from, to, Set.of("=", ":="));
    if (equals == to) {
      throw new Unreadable("what changes how the next texts are read", all.position(from));
    }
    int at = from;
    if (SERVER_WIDE.contains(all.mark(at))) {
      findings.effect(Effect.SERVER_ADMIN);
      at++;
    } else if (SCOPES.contains(all.mark(at))) {
      at++;
    }
    variable(all, at);
    value(tokens.subList(equals + 1, to));
  }

  private void variable(MysqlTokens all, int at) {
    String name = all.mark(at).toLowerCase(Locale.ROOT);
    if (name.startsWith("@@")
        && SERVER_WIDE.stream().anyMatch(scope -> name.startsWith("@@" + scope + "."))) {
      findings.effect(Effect.SERVER_ADMIN);
    }
    String setting = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('@')) + 1);
    if (setting.equals("sql_mode")
        || setting.startsWith("character_set_")
        || setting.startsWith("collation_")) {
      throw new Unreadable("what changes how the next texts are read", all.position(at));
    }
  }

  /** A bare word is a keyword, such as ON or DEFAULT. */
  private void value(List<Token> value) {
    if (value.size() == 1 && value.getFirst().is(Kind.WORD)) {
      return;
    }
    if (value.isEmpty()) {
      throw new Unreadable("a value is missing", tokens.getLast().end());
    }
    MysqlTreeReader.readExpressions(value, findings);
  }
}
