package io.countersign.sql;

import static java.util.Map.entry;

import io.countersign.contracts.TableName;
import io.countersign.sql.Token.Kind;
import java.util.Map;
import java.util.Set;

/** MySQL's own expressions (reference manual, chapter "Functions and Operators"). */
final class MysqlExpressions {
  static final Map<String, Respelling> BY_WORD =
      Map.ofEntries(
          entry("interval", MysqlExpressions::interval),
          entry("cast", MysqlExpressions::cast),
          entry("convert", MysqlExpressions::convert),
          entry("char", MysqlExpressions::charWithSet),
          entry("match", MysqlExpressions::match),
          entry("timestampadd", MysqlExpressions::withoutFirst),
          entry("timestampdiff", MysqlExpressions::withoutFirst),
          entry("get_format", MysqlExpressions::withoutFirst),
          entry("group_concat", MysqlExpressions::groupConcat),
          entry("substr", MysqlExpressions::substring),
          entry("substring", MysqlExpressions::substring),
          entry("mid", MysqlExpressions::substring),
          entry("utc_date", MysqlExpressions::withoutParentheses),
          entry("utc_time", MysqlExpressions::withoutParentheses),
          entry("utc_timestamp", MysqlExpressions::withoutParentheses),
          entry("row", MysqlExpressions::row),
          entry("div", MysqlExpressions::division),
          entry("mod", MysqlExpressions::division),
          entry("xor", (_, at, edits) -> word(at, edits, "or")),
          entry("regexp", (_, at, edits) -> word(at, edits, "like")),
          entry("rlike", (_, at, edits) -> word(at, edits, "like")),
          entry("sounds", MysqlExpressions::sounds),
          entry("member", MysqlExpressions::member),
          entry("binary", MysqlExpressions::drop),
          entry("collate", MysqlExpressions::collate),
          entry("escape", MysqlExpressions::escape),
          entry("nextval", MysqlExpressions::sequence),
          entry("setval", MysqlExpressions::sequence),
          entry("lastval", MysqlExpressions::sequence),
          entry("date", MysqlExpressions::typeOfLiteral),
          entry("time", MysqlExpressions::typeOfLiteral),
          entry("timestamp", MysqlExpressions::typeOfLiteral));

  private static final Set<String> UNITS =
      Set.of(
          "microsecond",
          "second",
          "minute",
          "hour",
          "day",
          "week",
          "month",
          "quarter",
          "year",
          "second_microsecond",
          "minute_microsecond",
          "minute_second",
          "hour_microsecond",
          "hour_second",
          "hour_minute",
          "day_microsecond",
          "day_second",
          "day_minute",
          "day_hour",
          "year_month");

  private MysqlExpressions() {}

  /** {@code INTERVAL x DAY} is as good as {@code (x)}; without a unit it is a function. */
  private static boolean interval(MysqlTokens tokens, int at, Edits edits) {
    int unit = unit(tokens, at + 1);
    if (unit > at + 1) {
      edits.replace(at, Kind.SYMBOL, "(");
      edits.replace(unit, Kind.SYMBOL, ")");
    } else {
      edits.name(at, "interval");
    }
    return true;
  }

  private static int unit(MysqlTokens tokens, int from) {
    int at = from;
    while (at < tokens.size() && !tokens.is(at, ",") && !tokens.is(at, ")")) {
      if (at > from
          && UNITS.contains(tokens.mark(at))
          && tokens.endsExpression(at - 1)
          && !tokens.is(at - 1, ".")
          && !tokens.is(at + 1, "(")
          && !tokens.is(at + 1, ".")) {
        return at;
      }
      at = tokens.is(at, "(") ? tokens.closing(at) + 1 : at + 1;
    }
    return -1;
  }

  private static boolean cast(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.is(at + 1, "(")) {
      return false;
    }
    int close = tokens.closing(at + 1);
    int as = tokens.find(at + 2, close, "as");
    if (as + 1 >= close) {
      throw new Unreadable("a CAST without a type", tokens.position(at));
    }
    type(as + 1, close, edits);
    return true;
  }

  /** {@code CONVERT(x, type)} and {@code CONVERT(x USING charset)} are casts. */
  private static boolean convert(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.is(at + 1, "(")) {
      return false;
    }
    int close = tokens.closing(at + 1);
    int target = tokens.find(at + 2, close, Set.of(",", "using"));
    if (target + 1 >= close) {
      throw new Unreadable("a CONVERT without a type", tokens.position(at));
    }
    word(at, edits, "cast");
    word(target, edits, "as");
    type(target + 1, close, edits);
    return true;
  }

  private static void type(int from, int close, Edits edits) {
    edits.drop(from + 1, close);
    edits.name(from, "char");
  }

  private static boolean charWithSet(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.is(at + 1, "(")) {
      return false;
    }
    int close = tokens.closing(at + 1);
    edits.drop(tokens.find(at + 2, close, "using"), close);
    edits.name(at, "char");
    return true;
  }

  /** {@code MATCH (a, b) AGAINST (x)} is as good as {@code match(a, b, x)}. */
  private static boolean match(MysqlTokens tokens, int at, Edits edits) {
    int columns = tokens.is(at + 1, "(") ? tokens.closing(at + 1) : at;
    if (!tokens.are(columns + 1, "against", "(")) {
      return false;
    }
    int close = tokens.closing(columns + 2);
    int mode = tokens.find(columns + 3, close, Set.of("in", "with"));
    edits.name(at, "match");
    edits.replace(columns, Kind.SYMBOL, ",");
    edits.drop(columns + 1, columns + 3);
    edits.drop(mode, close);
    return true;
  }

  /** The first argument is a keyword. */
  private static boolean withoutFirst(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.is(at + 1, "(") || !tokens.is(at + 2, Kind.WORD) || !tokens.is(at + 3, ",")) {
      return false;
    }
    edits.drop(at + 2, at + 4);
    return true;
  }

  private static boolean groupConcat(MysqlTokens tokens, int at, Edits edits) {
    if (tokens.is(at + 1, "(")) {
      int close = tokens.closing(at + 1);
      int separator = tokens.find(at + 2, close, "separator");
      if (separator < close && (separator + 2 != close || !isLiteral(tokens, separator + 1))) {
        throw new Unreadable("a separator that is no literal", tokens.position(separator));
      }
      edits.drop(separator, close);
    }
    return false;
  }

  private static boolean isLiteral(MysqlTokens tokens, int at) {
    return tokens.is(at, Kind.STRING) || tokens.is(at, Kind.NUMBER);
  }

  /** Only {@code SUBSTRING(x FROM 1)} needs its keyword; else it is a function. */
  private static boolean substring(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.is(at + 1, "(")) {
      return false;
    }
    int close = tokens.closing(at + 1);
    if (tokens.find(at + 2, close, "from") < close) {
      return word(at, edits, "substring");
    }
    edits.name(at, tokens.mark(at));
    return true;
  }

  private static boolean withoutParentheses(MysqlTokens tokens, int at, Edits edits) {
    edits.name(at, tokens.mark(at));
    if (!tokens.is(at + 1, "(")) {
      edits.insert(at + 1, Kind.SYMBOL, "(", ")");
    }
    return true;
  }

  private static boolean row(MysqlTokens tokens, int at, Edits edits) {
    return tokens.is(at + 1, "(") && drop(tokens, at, edits);
  }

  private static boolean division(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.endsExpression(at - 1)) {
      return false;
    }
    edits.replace(at, Kind.OPERATOR, "/");
    return true;
  }

  private static boolean sounds(MysqlTokens tokens, int at, Edits edits) {
    return tokens.is(at + 1, "like") && tokens.endsExpression(at - 1) && drop(tokens, at, edits);
  }

  private static boolean member(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.are(at + 1, "of", "(") || !tokens.endsExpression(at - 1)) {
      return false;
    }
    edits.replace(at, Kind.OPERATOR, "=");
    edits.drop(at + 1);
    return true;
  }

  private static boolean collate(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.is(at + 1, Kind.WORD) && !tokens.is(at + 1, Kind.QUOTED_NAME)) {
      throw new Unreadable("a collation is missing", tokens.position(at));
    }
    edits.drop(at, at + 2);
    return true;
  }

  /** MariaDB's {@code NEXTVAL(db.numbers)} */
  private static boolean sequence(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.is(at + 1, "(") || !tokens.isName(at + 2)) {
      return false;
    }
    boolean qualified = tokens.is(at + 3, ".");
    String name = tokens.name(qualified ? at + 4 : at + 2);
    edits.sequence(
        new TableName(qualified ? tokens.name(at + 2) : null, name), !tokens.is(at, "lastval"));
    edits.drop(at + 2, at + (qualified ? 4 : 2));
    edits.replace(at + (qualified ? 4 : 2), Kind.NUMBER, "1");
    edits.name(at, tokens.mark(at));
    return true;
  }

  /** {@code LIKE 'a|%' ESCAPE '|'} */
  private static boolean escape(MysqlTokens tokens, int at, Edits edits) {
    if (!tokens.endsExpression(at - 1) || !tokens.is(at + 1, Kind.STRING)) {
      return false;
    }
    edits.drop(at, at + 2);
    return true;
  }

  private static boolean typeOfLiteral(MysqlTokens tokens, int at, Edits edits) {
    return tokens.is(at + 1, Kind.STRING)
        && !tokens.endsExpression(at - 1)
        && drop(tokens, at, edits);
  }

  private static boolean drop(MysqlTokens tokens, int at, Edits edits) {
    edits.drop(at);
    return true;
  }

  private static boolean word(int at, Edits edits, String word) {
    edits.replace(at, Kind.WORD, word);
    return true;
  }
}
