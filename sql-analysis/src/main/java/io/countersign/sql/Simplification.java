package io.countersign.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A statement in the simpler SQL that the parser reads. What is left out names nothing but results,
 * and calls nothing; the rest stays, in its order.
 */
final class Simplification {
  private static final Set<String> TABLE_LEADERS =
      Set.of("from", "join", "update", "only", "table");
  private static final Set<String> SAMPLERS =
      Set.of("system", "bernoulli", "system_rows", "system_time");
  private static final Set<String> FIELDS =
      Set.of("year", "month", "day", "hour", "minute", "second");
  private static final Set<String> NORMAL_FORMS = Set.of("nfc", "nfd", "nfkc", "nfkd");
  private static final Set<String> FROM_TAKING = Set.of("extract", "substring", "overlay", "trim");
  private static final Set<String> JSON_TYPES = Set.of("value", "scalar", "array", "object");

  /** What follows SELECT at once only if the list of results is empty. */
  private static final Set<String> BEHIND_NO_RESULTS =
      Set.of(
          "",
          ")",
          "from",
          "where",
          "group",
          "having",
          "union",
          "intersect",
          "except",
          "order",
          "limit",
          "offset",
          "into");

  private final List<Token> in;
  private final List<Token> out;

  private Simplification(List<Token> in) {
    this.in = in;
    this.out = new ArrayList<>(in.size());
  }

  static List<Token> of(List<Token> tokens) {
    Simplification simplification = new Simplification(tokens);
    simplification.copy(0, tokens.size());
    return simplification.out;
  }

  void copy(int from, int to) {
    int at = from;
    while (at < to) {
      int next = mark(at - 1).equals(".") ? at : replace(at);
      if (next == at) {
        out.add(in.get(at));
        next++;
      }
      at = next;
    }
  }

  /** Takes a part over as it is. */
  void plain(int from, int to) {
    out.addAll(in.subList(from, Math.min(to, in.size())));
  }

  void put(Token.Kind kind, String text, int like) {
    Token place = in.get(Math.min(like, in.size() - 1));
    out.add(new Token(kind, text, place.start(), place.end()));
  }

  String mark(int at) {
    return SyntaxWords.mark(in, at);
  }

  /** Where the element after the one at {@code at} begins, if something else stands for it. */
  private int replace(int at) {
    return switch (mark(at)) {
      case "operator" -> operator(at);
      case "using" -> orderingOperator(at);
      case "tablesample" -> sample(at);
      case "*" -> descendants(at);
      case "[" -> nestedArray(at);
      case ":" -> openSlice(at);
      case "collation" -> collation(at);
      case "interval" -> interval(at);
      case "similar" -> similar(at);
      case "escape" -> escape(at);
      case "is" -> test(at);
      case "fetch" -> fetch(at);
      case "uescape" -> unicodeEscape(at);
      case "overriding" -> overriding(at);
      case "group" -> groupBy(at);
      case "at" -> atLocal(at);
      case "table" -> table(at);
      case "select" -> withoutResults(at);
      case "current" -> currentOf(at);
      case "set" -> AssignmentTargets.ofUpdate(this, in, at);
      case "into" -> AssignmentTargets.ofInsert(this, in, at);
      case "conflict" -> AssignmentTargets.ofConflict(this, in, at);
      default -> callOrLiteral(at);
    };
  }

  private int callOrLiteral(int at) {
    if (!mark(at + 1).equals("(") || !in.get(at).is(Token.Kind.WORD)) {
      return at;
    }
    int literal = TypedLiteral.end(in, at);
    if (literal > at) {
      out.add(in.get(literal - 1));
      return literal;
    }
    return SpecialCall.isSpecial(mark(at)) ? new SpecialCall(this, in, at).copy() : at;
  }

  /** {@code OPERATOR(schema.+)}; whose it is is told by {@link TreeReader}. */
  private int operator(int at) {
    int close = at + 2;
    while (in.size() > close + 1 && !mark(close).equals(")") && close < at + 8) {
      close++;
    }
    if (!mark(at + 1).equals("(")
        || !mark(close).equals(")")
        || !in.get(close - 1).is(Token.Kind.OPERATOR)) {
      return at;
    }
    put(Token.Kind.OPERATOR, "~~~", close - 1);
    return close + 1;
  }

  /** {@code ORDER BY a USING <} */
  private int orderingOperator(int at) {
    if (at + 1 < in.size() && in.get(at + 1).is(Token.Kind.OPERATOR)) {
      return at + 2;
    }
    if (!mark(at + 1).equals("operator")) {
      return at;
    }
    int before = out.size();
    int end = operator(at + 1);
    while (out.size() > before) {
      out.removeLast();
    }
    return end == at + 1 ? at : end;
  }

  /** A sample's size is a literal, or the whole is not read. */
  private int sample(int at) {
    if (!SAMPLERS.contains(mark(at + 1))) {
      return at;
    }
    int end = afterLiterals(at + 2);
    if (end > at + 2 && mark(end).equals("repeatable")) {
      int seed = afterLiterals(end + 1);
      return seed > end + 1 ? seed : at;
    }
    return end > at + 2 ? end : at;
  }

  /** The end of parentheses that hold literals alone, or {@code at} if there are none. */
  private int afterLiterals(int at) {
    int end = at + 1;
    while (end < in.size() && !mark(end).equals(")")) {
      Token token = in.get(end);
      boolean literal =
          switch (token.kind()) {
            case NUMBER, STRING, PARAMETER, OPERATOR -> true;
            default -> token.is("null");
          };
      if (!literal) {
        return at;
      }
      end++;
    }
    return mark(at).equals("(") && end < in.size() ? end + 1 : at;
  }

  /** {@code FROM t *}: with the tables that inherit from it, which is the default. */
  private int descendants(int at) {
    int name = at - 1;
    if (mark(name - 1).equals(".")) {
      name -= 2;
    }
    if (mark(name - 2).equals("distinct") || FROM_TAKING.contains(caller(at))) {
      return at;
    }
    boolean named = name > 0 && !SyntaxWords.isSyntax(in, at - 1) && isName(at - 1);
    return named && TABLE_LEADERS.contains(mark(name - 1)) ? at + 1 : at;
  }

  /** The word before the innermost parenthesis that is open at {@code at}. */
  private String caller(int at) {
    int depth = 0;
    for (int i = at - 1; i >= 0; i--) {
      depth += mark(i).equals(")") ? 1 : mark(i).equals("(") ? -1 : 0;
      if (depth < 0) {
        return mark(i - 1);
      }
    }
    return "";
  }

  private boolean isName(int at) {
    return in.get(at).is(Token.Kind.WORD) || in.get(at).is(Token.Kind.QUOTED_NAME);
  }

  /** {@code ARRAY[[1], [2]]}: nothing that a subscript could belong to stands before. */
  private int nestedArray(int at) {
    if (mark(at - 1).equals("[") || mark(at - 1).equals(",")) {
      put(Token.Kind.WORD, "array", at);
      out.add(in.get(at));
      return at + 1;
    }
    return at;
  }

  /** {@code a[:2]}, {@code a[1:]} */
  private int openSlice(int at) {
    boolean first = mark(at - 1).equals("[");
    boolean last = mark(at + 1).equals("]");
    if (first) {
      put(Token.Kind.NUMBER, "1", at);
    }
    if (!first && !last) {
      return at;
    }
    out.add(in.get(at));
    if (last) {
      put(Token.Kind.NUMBER, "1", at);
    }
    return at + 1;
  }

  private int collation(int at) {
    if (!mark(at + 1).equals("for") || !mark(at + 2).equals("(")) {
      return at;
    }
    put(Token.Kind.WORD, "pg_collation_for", at);
    return at + 2;
  }

  /** {@code INTERVAL '1 2' DAY TO HOUR}: how the literal is read does not matter. */
  private int interval(int at) {
    if (!mark(at + 1).equals("<string>") || !FIELDS.contains(mark(at + 2))) {
      return at;
    }
    out.add(in.get(at));
    out.add(in.get(at + 1));
    int end = at + 3;
    end += mark(end).equals("to") && FIELDS.contains(mark(end + 1)) ? 2 : 0;
    end += mark(end).equals("(") && mark(end + 1).equals("<number>") ? 3 : 0;
    return end;
  }

  /** {@code SUBSTRING(a SIMILAR b ESCAPE c)} */
  private int similar(int at) {
    if (mark(at + 1).equals("to") || mark(at + 1).equals("(") || mark(at - 1).equals("(")) {
      return at;
    }
    put(Token.Kind.SYMBOL, ",", at);
    return at + 1;
  }

  /** The character of {@code LIKE a ESCAPE b} may be any expression; the parser wants a literal. */
  private int escape(int at) {
    for (int i = at - 1, depth = 0; i >= 0 && depth >= 0; i--) {
      String mark = mark(i);
      depth += mark.equals(")") ? 1 : mark.equals("(") ? -1 : 0;
      if (depth == 0 && Set.of("like", "ilike", "similar").contains(mark)) {
        put(Token.Kind.OPERATOR, "||", at);
        return at + 1;
      }
      if (depth == 0 && Set.of("select", "from", "where", "and", "or", ",").contains(mark)) {
        return at;
      }
    }
    return at;
  }

  /** Tests of an expression for something else than NULL. */
  private int test(int at) {
    int not = mark(at + 1).equals("not") ? 1 : 0;
    int end = endOfTest(at + 1 + not);
    if (end == at + 1 + not) {
      return at;
    }
    for (int i = at; i <= at + not; i++) {
      out.add(in.get(i));
    }
    put(Token.Kind.WORD, "null", end - 1);
    return end;
  }

  private int endOfTest(int at) {
    if (mark(at).equals("normalized") || mark(at).equals("document")) {
      return at + 1;
    }
    if (NORMAL_FORMS.contains(mark(at)) && mark(at + 1).equals("normalized")) {
      return at + 2;
    }
    if (!mark(at).equals("json")) {
      return at;
    }
    int end = at + (JSON_TYPES.contains(mark(at + 1)) ? 2 : 1);
    if (Set.of("with", "without").contains(mark(end)) && mark(end + 1).equals("unique")) {
      end += mark(end + 2).equals("keys") ? 3 : 2;
    }
    return end;
  }

  /** {@code FETCH FIRST ROW ONLY} is one row. */
  private int fetch(int at) {
    if (!Set.of("first", "next").contains(mark(at + 1))
        || !Set.of("row", "rows").contains(mark(at + 2))) {
      return at;
    }
    out.add(in.get(at));
    out.add(in.get(at + 1));
    put(Token.Kind.NUMBER, "1", at + 1);
    return at + 2;
  }

  private int unicodeEscape(int at) {
    boolean behindUnicode =
        at > 0
            && in.get(at - 1).is(Token.Kind.STRING)
            && in.get(at - 1).text().regionMatches(true, 0, "u&", 0, 2);
    return behindUnicode && mark(at + 1).equals("<string>") ? at + 2 : at;
  }

  private int overriding(int at) {
    boolean clause =
        Set.of("user", "system").contains(mark(at + 1)) && mark(at + 2).equals("value");
    return clause ? at + 3 : at;
  }

  /** {@code GROUP BY DISTINCT} removes equal grouping sets. */
  private int groupBy(int at) {
    boolean quantified =
        mark(at + 1).equals("by") && Set.of("distinct", "all").contains(mark(at + 2));
    if (!quantified) {
      return at;
    }
    out.addAll(in.subList(at, at + 2));
    return at + 3;
  }

  private int atLocal(int at) {
    if (!mark(at + 1).equals("local") || SyntaxWords.isSyntax(in, at - 1)) {
      return at;
    }
    out.add(in.get(at));
    put(Token.Kind.WORD, "time", at);
    put(Token.Kind.WORD, "zone", at);
    put(Token.Kind.STRING, "'local'", at + 1);
    return at + 2;
  }

  /** {@code TABLE t} is {@code SELECT * FROM t}. */
  private int table(int at) {
    if (!SyntaxWords.isSyntax(in, at)
        || Set.of("into", "temp", "temporary", "unlogged").contains(mark(at - 1))
        || mark(at + 1).equals("(")) {
      return at;
    }
    put(Token.Kind.WORD, "select", at);
    put(Token.Kind.OPERATOR, "*", at);
    put(Token.Kind.WORD, "from", at);
    return at + 1;
  }

  private int withoutResults(int at) {
    if (!SyntaxWords.isSyntax(in, at) || !BEHIND_NO_RESULTS.contains(mark(at + 1))) {
      return at;
    }
    out.add(in.get(at));
    put(Token.Kind.NUMBER, "1", at);
    return at + 1;
  }

  /** A cursor stands on one row, as if by the row's place. */
  private int currentOf(int at) {
    if (!mark(at - 1).equals("where") || !mark(at + 1).equals("of")) {
      return at;
    }
    put(Token.Kind.WORD, "ctid", at);
    put(Token.Kind.OPERATOR, "=", at);
    put(Token.Kind.STRING, "'cursor'", at + 1);
    return at + 3;
  }
}
