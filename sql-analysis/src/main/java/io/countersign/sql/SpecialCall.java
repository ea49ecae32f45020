package io.countersign.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Expressions of the grammar that look like calls but have words between their arguments
 * (PostgreSQL manual, 9.15 and 9.16): of {@code XMLELEMENT(NAME a, b)} remains {@code
 * XMLELEMENT(b)}.
 *
 * <p>Only words at places where the grammar has no expression are left out.
 */
final class SpecialCall {
  private static final Map<String, Consumer<SpecialCall>> READERS =
      Map.ofEntries(
          Map.entry("xmlelement", SpecialCall::named),
          Map.entry("xmlpi", SpecialCall::named),
          Map.entry("xmlattributes", SpecialCall::aliased),
          Map.entry("xmlnamespaces", SpecialCall::namespaces),
          Map.entry("xmlforest", SpecialCall::aliased),
          Map.entry("xmlroot", SpecialCall::root),
          Map.entry("xmlparse", SpecialCall::document),
          Map.entry("xmlserialize", SpecialCall::document),
          Map.entry("xmlexists", SpecialCall::passing),
          Map.entry("xmltable", SpecialCall::rows),
          Map.entry("json", SpecialCall::values),
          Map.entry("json_scalar", SpecialCall::values),
          Map.entry("json_serialize", SpecialCall::values),
          Map.entry("json_object", SpecialCall::values),
          Map.entry("json_array", SpecialCall::values),
          Map.entry("json_objectagg", SpecialCall::values),
          Map.entry("json_arrayagg", SpecialCall::values),
          Map.entry("json_exists", SpecialCall::passing),
          Map.entry("json_value", SpecialCall::passing),
          Map.entry("json_query", SpecialCall::passing),
          Map.entry("json_table", SpecialCall::rows),
          Map.entry("normalize", SpecialCall::normalForm));

  private static final Set<String> CLAUSES =
      Set.of(
          "passing",
          "as",
          "returning",
          "with",
          "without",
          "format",
          "keep",
          "omit",
          "by",
          "error",
          "null",
          "true",
          "false",
          "unknown",
          "empty");

  private static final Set<String> WRAPPERS =
      Set.of("unique", "wrapper", "array", "conditional", "unconditional");

  private final Simplification target;
  private final List<Token> in;
  private final int name;
  private final int close;
  private final List<int[]> arguments = new ArrayList<>();
  private int at;
  private boolean behindArgument;

  SpecialCall(Simplification target, List<Token> in, int name) {
    this.target = target;
    this.in = in;
    this.name = name;
    this.close = matching(name + 1);
    this.at = name + 2;
  }

  static boolean isSpecial(String word) {
    return READERS.containsKey(word);
  }

  /** Copies the call; the index behind it. */
  int copy() {
    if (close == name) {
      return name;
    }
    Objects.requireNonNull(READERS.get(mark(name))).accept(this);
    target.plain(name, name + 2);
    for (int i = 0; i < arguments.size(); i++) {
      if (i > 0) {
        target.put(Token.Kind.SYMBOL, ",", arguments.get(i)[0]);
      }
      argument(arguments.get(i)[0], arguments.get(i)[1]);
    }
    target.plain(close, close + 1);
    return close + 1;
  }

  private void argument(int from, int to) {
    boolean query = Set.of("select", "with", "values", "table").contains(mark(from));
    if (query) {
      target.put(Token.Kind.SYMBOL, "(", from);
    }
    target.copy(from, to);
    if (query) {
      target.put(Token.Kind.SYMBOL, ")", from);
    }
  }

  /** {@code NAME a, b, …} */
  private void named() {
    at += mark(at).equals("name") ? 2 : 0;
    list(Set.of());
  }

  /** {@code a AS b, …}; AS is no part of an expression outside of parentheses. */
  private void aliased() {
    list(Set.of("as"));
  }

  /** {@code DEFAULT a, b AS c, …} */
  private void namespaces() {
    list(Set.of("as", "default"));
  }

  private void document() {
    at += Set.of("document", "content").contains(mark(at)) ? 1 : 0;
    int end = Math.min(next(at, Set.of("as")), close);
    boolean whitespace =
        mark(end - 1).equals("whitespace") && Set.of("strip", "preserve").contains(mark(end - 2));
    add(at, whitespace ? end - 2 : end);
  }

  /** {@code a, VERSION b, STANDALONE YES} */
  private void root() {
    expression(Set.of());
    while (at < close) {
      at++;
      if (mark(at).equals("version") && !(mark(at + 1) + mark(at + 2)).equals("novalue")) {
        at++;
        expression(Set.of());
      } else {
        at = next(at, Set.of(","));
      }
    }
  }

  private void normalForm() {
    expression(Set.of());
    if (at + 2 < close) {
      at++;
      list(Set.of());
    }
  }

  /** {@code a VALUE b, … NULL ON NULL WITH UNIQUE KEYS RETURNING c} */
  private void values() {
    list(Set.of("returning", "with", "without", "format", "absent", "null", "value"));
  }

  /** {@code a PASSING b AS c, … clauses} */
  private void passing() {
    list(CLAUSES);
  }

  /** {@code a PASSING b COLUMNS …} */
  private void rows() {
    list(Set.of("passing", "as", "format", "by", "columns"));
  }

  /** Arguments apart by commas or by the words that are given. */
  private void list(Set<String> stops) {
    while (at < close) {
      expression(stops);
      if (mark(at).equals(",")) {
        at++;
        behindArgument = false;
      } else if (at < close) {
        behindArgument = Set.of("as", "by", "format").contains(mark(at));
        afterStop();
      }
    }
  }

  private void expression(Set<String> stops) {
    int end = Math.min(stop(at, stops), close);
    add(at, end);
    at = end;
  }

  private void afterStop() {
    switch (mark(at)) {
      case "value", "default" -> at++;
      case "passing" -> at += isMechanism(at + 1) ? 3 : 1;
      case "as" -> at += 2;
      case "by" -> at += 2;
      case "format" -> at += mark(at + 2).equals("encoding") ? 4 : 2;
      case "columns" -> columns();
      default -> clauses();
    }
  }

  /** RETURNING, wrappers, quotes and what happens to errors; of it DEFAULT holds an expression. */
  private void clauses() {
    while (at < close) {
      at = Math.min(next(at, Set.of("default")), close);
      if (at < close) {
        int end = Math.min(next(at, Set.of("on")), close);
        add(at + 1, end);
        at = end;
      }
    }
  }

  private void columns() {
    if (mark(at + 1).equals("(")) {
      jsonColumns(at + 2, matching(at + 1));
      at = matching(at + 1) + 1;
      clauses();
      return;
    }
    at++;
    while (at < close) {
      int end = Math.min(next(at, Set.of("path", "default", ",")), close);
      at = end + 1;
      if (end < close && !mark(end).equals(",")) {
        expression(Set.of("path", "default", "not", "null"));
        at += mark(at).equals("not") || mark(at).equals("null") ? 1 : 0;
      }
    }
  }

  /** All but the defaults of columns are literals. */
  private void jsonColumns(int from, int to) {
    for (int i = from; i < to; i++) {
      if (mark(i).equals("default")) {
        int end = Math.min(next(i, Set.of("on")), to);
        add(i + 1, end);
        i = end;
      }
    }
  }

  private void add(int from, int to) {
    if (from < to) {
      arguments.add(new int[] {from, to});
    }
  }

  /** Where the expression ends: at a comma, or at a word that stands behind an operand. */
  private int stop(int from, Set<String> words) {
    Set<String> ends = new HashSet<>(words);
    ends.add(",");
    int i = from;
    while (i < close) {
      i = next(i, ends);
      if (i >= close || mark(i).equals(",") || ((i > from || behindArgument) && stopsHere(i))) {
        return i;
      }
      i++;
    }
    return close;
  }

  private boolean stopsHere(int i) {
    if (!isOperand(i - 1)) {
      return false;
    }
    String next = mark(i + 1);
    return switch (mark(i)) {
      case "value" -> i + 1 < close && !next.equals(",");
      case "null", "absent", "error", "true", "false", "unknown" -> next.equals("on");
      case "empty" -> Set.of("on", "array", "object").contains(next);
      case "format" -> next.equals("json");
      case "with", "without" -> WRAPPERS.contains(next);
      case "by" -> isMechanism(i);
      case "keep", "omit" -> next.equals("quotes");
      case "not" -> next.equals("null");
      default -> true;
    };
  }

  /** Whether an operand may end here, so that a word behind it is no name. */
  private boolean isOperand(int i) {
    return switch (in.get(i).kind()) {
      case STRING, NUMBER, PARAMETER, QUOTED_NAME, UNICODE_NAME -> true;
      case OPERATOR -> false;
      case SYMBOL -> in.get(i).is(")") || in.get(i).is("]");
      case WORD ->
          !SyntaxWords.isSyntax(in, i) || Set.of("null", "true", "false", "end").contains(mark(i));
    };
  }

  private boolean isMechanism(int by) {
    return mark(by).equals("by") && Set.of("ref", "value").contains(mark(by + 1));
  }

  private int next(int from, Set<String> words) {
    int depth = 0;
    for (int i = from; i < close; i++) {
      String mark = mark(i);
      if (depth == 0 && !mark(i - 1).equals(".") && words.contains(mark)) {
        return i;
      }
      depth +=
          mark.equals("(") || mark.equals("[") ? 1 : mark.equals(")") || mark.equals("]") ? -1 : 0;
    }
    return close;
  }

  private int matching(int open) {
    int depth = 0;
    for (int i = open; i < in.size(); i++) {
      depth += mark(i).equals("(") ? 1 : mark(i).equals(")") ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return name;
  }

  private String mark(int index) {
    return SyntaxWords.mark(in, index);
  }
}
