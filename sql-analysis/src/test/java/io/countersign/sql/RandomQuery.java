package io.countersign.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Writes queries over the schema of the tests, nested and aliased at random. */
final class RandomQuery {
  private static final Map<String, List<String>> TABLES =
      Map.of(
          "customers", List.of("name", "email", "created_at"),
          "orders", List.of("total", "status", "placed_at"),
          "payments", List.of("amount", "card"));

  private final Random random;
  private int aliases;

  RandomQuery(Random random) {
    this.random = random;
  }

  /** A query whose columns are {@code a} and, outside scalar subqueries, {@code b}. */
  String query() {
    String body = select(3, List.of(), List.of(), true);
    return switch (random.nextInt(4)) {
      case 0 -> "WITH customers AS (" + select(1, List.of(), List.of(), true) + ") " + body;
      case 1 -> "WITH RECURSIVE w(a, b) AS (" + body + ") SELECT a, w FROM w";
      default -> body;
    };
  }

  /** Which may as well be the call of somebody's function, other than PostgreSQL's own "name". */
  static boolean takesAFieldOfARow(String query) {
    return query.replace(").name", "").contains(").");
  }

  private record Item(String alias, List<String> columns) {}

  private String select(int depth, List<Item> outer, List<Item> beside, boolean two) {
    List<Item> items = new ArrayList<>();
    StringBuilder from = new StringBuilder(item(depth, outer, items));
    while (random.nextInt(3) == 0) {
      from.append(random.nextBoolean() ? ", " : " CROSS JOIN ").append(item(depth, outer, items));
    }
    List<Item> visible = new ArrayList<>(items);
    visible.addAll(outer);
    visible.addAll(beside);
    String results = expression(depth, visible) + " AS a";
    if (two) {
      results += ", " + expression(depth, visible) + " AS b";
    }
    String where = random.nextBoolean() ? " WHERE " + expression(depth, visible) + " IS NULL" : "";
    return "SELECT " + results + " FROM " + from + where + (two ? "" : " LIMIT 1");
  }

  private String item(int depth, List<Item> outer, List<Item> items) {
    String alias = random.nextInt(4) == 0 ? pick(List.copyOf(TABLES.keySet())) : "x" + aliases++;
    if (depth > 0 && random.nextInt(3) == 0) {
      boolean lateral = random.nextBoolean();
      String query = select(depth - 1, outer, lateral ? List.copyOf(items) : List.of(), true);
      items.add(new Item(alias, List.of("a", "b")));
      return (lateral ? "LATERAL (" : "(") + query + ") AS " + alias;
    }
    String table = pick(List.copyOf(TABLES.keySet()));
    items.add(new Item(alias, TABLES.get(table)));
    return (random.nextInt(4) == 0 ? "public." : "") + table + " " + alias;
  }

  private String expression(int depth, List<Item> visible) {
    Item item = pick(visible);
    return switch (random.nextInt(depth > 0 ? 10 : 8)) {
      case 0 -> pick(item.columns()) + "::text";
      case 1 -> item.alias() + "::text";
      case 2 -> item.alias() + ".to_json::text";
      case 3 -> "(" + item.alias() + ")." + pick(item.columns()) + "::text";
      case 4 -> "concat(" + item.alias() + "." + pick(item.columns()) + ", " + item.alias() + ".*)";
      case 5 -> item.alias() + "." + pick(item.columns()) + "::text";
      case 6 -> item.alias() + "." + pick(item.columns());
      case 7 -> pick(item.columns());
      default -> "(" + select(depth - 1, visible, List.of(), false) + ")::text";
    };
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
