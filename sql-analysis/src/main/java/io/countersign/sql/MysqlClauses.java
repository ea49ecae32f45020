package io.countersign.sql;

import static java.util.Map.entry;

import io.countersign.contracts.Effect;
import io.countersign.sql.Token.Kind;
import java.util.Map;
import java.util.Set;

/** MySQL's own clauses of queries and writes (reference manual, chapter "SQL Statements"). */
final class MysqlClauses {
  static final Map<String, Respelling> BY_WORD =
      Map.ofEntries(
          entry("select", MysqlClauses::select),
          entry("distinctrow", MysqlClauses::distinctRow),
          entry("straight_join", MysqlClauses::straightJoin),
          entry("use", MysqlClauses::indexHint),
          entry("force", MysqlClauses::indexHint),
          entry("ignore", MysqlClauses::indexHint),
          entry("partition", MysqlClauses::partition),
          entry("into", MysqlClauses::into),
          entry("lock", MysqlClauses::lock),
          entry("wait", MysqlClauses::waitFor),
          entry("nowait", MysqlClauses::noWait),
          entry("with", MysqlClauses::rollup),
          entry("from", MysqlClauses::fromDual));

  private static final Set<String> MODIFIERS =
      Set.of(
          "all",
          "high_priority",
          "straight_join",
          "sql_small_result",
          "sql_big_result",
          "sql_buffer_result",
          "sql_calc_found_rows");

  /** These can be columns too. */
  private static final Set<String> CACHE_MODIFIERS = Set.of("sql_cache", "sql_no_cache");

  private static final Set<String> LOCKS = Set.of("update", "share");

  private static final Set<String> OF_FILES =
      Set.of(
          "character",
          "set",
          "charset",
          "fields",
          "columns",
          "lines",
          "terminated",
          "optionally",
          "enclosed",
          "escaped",
          "starting",
          "by");

  private MysqlClauses() {}

  /** Words behind SELECT that choose a plan. */
  private static boolean select(MysqlTokens tokens, int at, Edits edits) {
    int next = at + 1;
    boolean distinct = false;
    while (isModifier(tokens, next) || isDistinct(tokens, next)) {
      if (!isDistinct(tokens, next) || distinct) {
        edits.drop(next);
      }
      distinct |= isDistinct(tokens, next);
      next++;
    }
    return true;
  }

  private static boolean isModifier(MysqlTokens tokens, int at) {
    return MODIFIERS.contains(tokens.mark(at))
        || (CACHE_MODIFIERS.contains(tokens.mark(at)) && beginsExpression(tokens, at + 1));
  }

  private static boolean isDistinct(MysqlTokens tokens, int at) {
    return tokens.is(at, "distinct") || tokens.is(at, "distinctrow");
  }

  private static boolean beginsExpression(MysqlTokens tokens, int at) {
    return tokens.isName(at)
        || tokens.isVariable(at)
        || tokens.is(at, "*")
        || tokens.is(at, "(")
        || isModifier(tokens, at)
        || isDistinct(tokens, at)
        || tokens.is(at, Kind.NUMBER)
        || tokens.is(at, Kind.STRING);
  }

  private static boolean distinctRow(MysqlTokens tokens, int at, Edits edits) {
    edits.replace(at, Kind.WORD, "distinct");
    return true;
  }

  private static boolean straightJoin(MysqlTokens tokens, int at, Edits edits) {
    edits.replace(at, Kind.WORD, "join");
    return true;
  }

  /** {@code USE INDEX FOR JOIN (a, b)} */
  private static boolean indexHint(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.is(at + 1, "index") && !tokens.is(at + 1, "key")) {
      return false;
    }
    int open = at + 2;
    if (tokens.is(open, "for")) {
      open += tokens.is(open + 1, "join") ? 2 : 3;
    }
    if (!tokens.is(open, "(")) {
      throw new Unreadable("an index hint that names no index", tokens.position(at));
    }
    edits.drop(at, tokens.closing(open) + 1);
    return true;
  }

  private static boolean partition(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.is(at + 1, "(") || !tokens.isName(at - 1)) {
      return false;
    }
    edits.drop(at, tokens.closing(at + 1) + 1);
    return true;
  }

  /** The INTO of a query; that of a write follows upon its verb. */
  private static boolean into(MysqlTokens tokens, int at, Edits edits) {
    int end;
    if (tokens.is(at + 1, "outfile") || tokens.is(at + 1, "dumpfile")) {
      end = afterFile(tokens, at + 2);
      edits.effect(Effect.FILES);
    } else if (tokens.isVariable(at + 1)) {
      end = afterVariables(tokens, at + 1);
      edits.effect(Effect.CHANGES_SESSION);
    } else {
      throw new Unreadable("INTO something that is not understood", tokens.position(at));
    }
    edits.drop(at, end);
    return true;
  }

  private static int afterFile(MysqlTokens tokens, int file) {
    if (!tokens.is(file, Kind.STRING)) {
      throw new Unreadable("the name of a file is missing", tokens.position(file));
    }
    int at = file + 1;
    while (OF_FILES.contains(tokens.mark(at))
        || (tokens.is(at - 1, "by") && tokens.endsExpression(at))
        || (tokens.is(at - 1, "set") || tokens.is(at - 1, "charset"))) {
      at++;
    }
    return at;
  }

  private static int afterVariables(MysqlTokens tokens, int first) {
    int at = first + 1;
    while (tokens.is(at, ",") && tokens.isVariable(at + 1)) {
      at += 2;
    }
    return at;
  }

  private static boolean lock(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.are(at, "lock", "in", "share", "mode")) {
      return false;
    }
    edits.replace(at, Kind.WORD, "for");
    edits.drop(at + 1);
    edits.drop(at + 3);
    return true;
  }

  /** MariaDB's {@code FOR UPDATE WAIT 5} */
  private static boolean waitFor(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.is(at + 1, Kind.NUMBER)) {
      return false;
    }
    edits.drop(at, at + 2);
    return true;
  }

  /** {@code FOR UPDATE OF a, b NOWAIT} */
  private static boolean noWait(MysqlTokens tokens, int at, Edits edits) {
    int lock = at - 1;
    while (lock > 0 && (tokens.isName(lock) || tokens.is(lock, ",") || tokens.is(lock, "of"))) {
      lock--;
    }
    if (!LOCKS.contains(tokens.mark(lock)) || !tokens.is(lock - 1, "for")) {
      return false;
    }
    edits.drop(at);
    return true;
  }

  private static boolean rollup(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.is(at + 1, "rollup")) {
      return false;
    }
    edits.drop(at, at + 2);
    return true;
  }

  private static boolean fromDual(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.is(at + 1, "dual")) {
      return false;
    }
    edits.drop(at, at + 2);
    return true;
  }
}
