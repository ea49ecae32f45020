package io.countersign.sql;

import java.util.List;
import java.util.Set;

/** Which functions are known to be free of effects, whoever calls them. */
final class Functions {
  private static final Set<String> BUILT_IN = Resources.lines("postgresql-functions.txt");

  /** One argument of any row type: {@code c.to_json} is {@code to_json(c)}. */
  private static final Set<String> OF_ROWS = Resources.lines("postgresql-row-functions.txt");

  /** Functions in FROM whose rows surely have a single column, named as the rows are. */
  private static final Set<String> OF_VALUES =
      Set.of(
          "generate_series",
          "generate_subscripts",
          "json_object_keys",
          "jsonb_object_keys",
          "jsonb_path_query",
          "regexp_matches",
          "regexp_split_to_table",
          "string_to_table");

  /** Functions that return no row, one or many. */
  private static final Set<String> OF_ROW_SETS = Resources.lines("postgresql-set-functions.txt");

  private static final Set<String> AGGREGATES = Resources.lines("postgresql-aggregates.txt");

  /** Expressions of the grammar that look like calls; nobody can define their names. */
  private static final Set<String> GRAMMATICAL =
      Set.of(
          "coalesce",
          "current_date",
          "current_catalog",
          "current_role",
          "current_schema",
          "current_time",
          "current_timestamp",
          "current_user",
          "extract",
          "greatest",
          "grouping",
          "least",
          "localtime",
          "localtimestamp",
          "merge_action",
          "nullif",
          "overlay",
          "position",
          "session_user",
          "substring",
          "trim",
          "user",
          "json",
          "json_array",
          "json_arrayagg",
          "json_exists",
          "json_object",
          "json_objectagg",
          "json_query",
          "json_scalar",
          "json_serialize",
          "json_table",
          "json_value",
          "xmlattributes",
          "xmlelement",
          "xmlexists",
          "xmlforest",
          "xmlnamespaces",
          "xmlparse",
          "xmlpi",
          "xmlroot",
          "xmlserialize",
          "xmltable");

  private Functions() {}

  /** A name without a schema is looked up in pg_catalog first; with another it may be anything. */
  static boolean isKnown(List<String> parts) {
    return switch (parts.size()) {
      case 1 -> BUILT_IN.contains(parts.getFirst());
      case 2 -> parts.getFirst().equals("pg_catalog") && BUILT_IN.contains(parts.get(1));
      default -> false;
    };
  }

  static boolean isGrammatical(String name) {
    return GRAMMATICAL.contains(name);
  }

  static boolean returnsValues(String name) {
    return OF_VALUES.contains(name);
  }

  /** Whether what it is given decides how many rows there are, as a condition does. */
  static boolean returnsRowSets(String name) {
    return OF_ROW_SETS.contains(name);
  }

  static boolean isAggregate(String name) {
    return AGGREGATES.contains(name);
  }

  static boolean takesRow(String name) {
    return OF_ROWS.contains(name);
  }
}
