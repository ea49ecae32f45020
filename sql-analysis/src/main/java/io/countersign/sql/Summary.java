package io.countersign.sql;

import io.countersign.contracts.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a summary in its plainest form: columns, and counts, sums, averages and the like of bare
 * columns, of one table, grouped by bare columns or not at all (PostgreSQL manual 2.7, 9.21).
 *
 * <p>Whatever else SQL can say may make a number tell of fewer rows than are counted beside it: a
 * join repeats rows, FILTER and CASE leave rows out, DISTINCT takes equal ones together, HAVING and
 * the order answer for a group that is not shown. None of that is a summary here.
 */
public final class Summary {
  /** Functions that make a number of many values and never show one of them. */
  private static final Set<String> NUMBERS =
      Set.of(
          "avg",
          "count",
          "stddev",
          "stddev_pop",
          "stddev_samp",
          "sum",
          "var_pop",
          "var_samp",
          "variance");

  private static final Set<String> OTHERS =
      Set.of(
          "except",
          "fetch",
          "having",
          "intersect",
          "into",
          "select",
          "table",
          "union",
          "values",
          "window",
          "with");

  private static final Set<String> CLAUSES = Set.of("group", "order", "limit", "offset");
  private static final int MOST_RESULTS = 200;
  private static final String ALL_ROWS = "*";

  private final String sql;
  private final SummaryTokens tokens;
  private final Set<List<String>> keys = new HashSet<>();
  private final Set<String> numbers = new HashSet<>();
  private final List<Boolean> isKey = new ArrayList<>();

  /** What is counted beside the results: all rows, and the values of each column. */
  private final Set<String> counted = new LinkedHashSet<>(List.of(ALL_ROWS));

  private final List<String> countedBy = new ArrayList<>();

  private Summary(String sql, List<Token> statement) {
    this.sql = sql;
    this.tokens = new SummaryTokens(statement);
  }

  /** Absent unless the text is nothing but such a summary. */
  public static Optional<GroupSizes> withGroupSizes(String sql) {
    try {
      List<List<Token>> statements = Statements.split(Lexer.tokens(sql));
      return statements.size() == 1
          ? Optional.of(new Summary(sql, statements.getFirst()).read())
          : Optional.empty();
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  private GroupSizes read() {
    tokens.take("select");
    do {
      result();
    } while (tokens.has(","));
    int from = tokens.start();
    tokens.take("from");
    TableName table = table();
    if (tokens.has("where")) {
      tokens.skipCondition(CLAUSES, OTHERS);
    }
    grouping();
    ordering();
    bounds();
    tokens.end();
    if (numbers.isEmpty()) {
      throw new Unreadable("rows and not a summary of them");
    }
    return sized(from, table);
  }

  private GroupSizes sized(int from, TableName table) {
    StringBuilder text = new StringBuilder(sql.substring(0, from));
    counted.forEach(what -> text.append(", pg_catalog.count(").append(what).append(')'));
    List<String> order = List.copyOf(counted);
    return new GroupSizes(
        text.append(' ').append(sql.substring(from)).toString(),
        table,
        countedBy.stream().map(order::indexOf).toList(),
        order.size());
  }

  private void result() {
    if (countedBy.size() == MOST_RESULTS) {
      throw new Unreadable("more results than a summary has");
    }
    List<String> name = tokens.name();
    if (tokens.has("(")) {
      number(name);
    } else {
      key(name);
    }
  }

  private void key(List<String> name) {
    keys.add(name);
    tokens.alias().ifPresent(alias -> keys.add(List.of(alias)));
    isKey.add(true);
    countedBy.add(ALL_ROWS);
  }

  private void number(List<String> function) {
    String called = function.getLast();
    boolean own =
        function.size() == 1 || (function.size() == 2 && function.getFirst().equals("pg_catalog"));
    if (!own || !NUMBERS.contains(called)) {
      throw new Unreadable("a function that shows single values, or may");
    }
    String argument = argument(called);
    counted.add(argument);
    countedBy.add(argument);
    tokens.take(")");
    numbers.add(tokens.alias().orElse(called));
    isKey.add(false);
  }

  private String argument(String called) {
    if (called.equals("count") && tokens.has("*")) {
      return ALL_ROWS;
    }
    int start = tokens.start();
    tokens.name();
    return sql.substring(start, tokens.endOfLast());
  }

  private TableName table() {
    List<String> name = tokens.name();
    if (name.size() > 2 || name.equals(List.of("only"))) {
      throw new Unreadable("another kind of source");
    }
    tokens.alias();
    return name.size() == 1
        ? new TableName(null, name.getFirst())
        : new TableName(name.getFirst(), name.getLast());
  }

  private void grouping() {
    if (tokens.has("group")) {
      tokens.take("by");
      do {
        if (tokens.number().isEmpty()) {
          keys.add(tokens.name());
        }
      } while (tokens.has(","));
    }
  }

  /** By what rows are grouped by: an order of numbers tells of those that are hidden. */
  private void ordering() {
    if (tokens.has("order")) {
      tokens.take("by");
      do {
        boolean known = tokens.number().map(this::isKey).orElseGet(() -> isKey(tokens.name()));
        if (!known) {
          throw new Unreadable("an order by something else than groups");
        }
        tokens.direction();
      } while (tokens.has(","));
    }
  }

  private boolean isKey(int result) {
    return result >= 1 && result <= isKey.size() && isKey.get(result - 1);
  }

  /** The name of a result comes before that of a column. */
  private boolean isKey(List<String> name) {
    return keys.contains(name) && !(name.size() == 1 && numbers.contains(name.getFirst()));
  }

  private void bounds() {
    while (tokens.has("limit") || tokens.has("offset")) {
      tokens.value();
    }
  }
}
