package io.countersign.sql;

import io.countersign.contracts.Effect;
import io.countersign.sql.Token.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * That of MySQL and MariaDB.
 *
 * @param perhapsStored functions called in a way in which the server may look for a stored one
 * @param setsLastId whether {@code LAST_INSERT_ID} is given a value to remember
 */
record MysqlCatalogue(Set<String> perhapsStored, boolean setsLastId) implements Catalogue {
  private static final Set<String> HARMLESS = Resources.lines("mysql-functions.txt");

  private static final Map<String, Set<Effect>> EFFECTS =
      Resources.lines("mysql-function-effects.txt").stream()
          .map(line -> line.split(" +", 2))
          .collect(
              Collectors.toUnmodifiableMap(parts -> parts[0], parts -> Command.read(parts[1])));

  /** With a blank before the parenthesis these are stored functions, unless IGNORE_SPACE is on. */
  private static final Set<String> WITHOUT_BLANK =
      Set.of(
          "adddate",
          "bit_and",
          "bit_or",
          "bit_xor",
          "cast",
          "count",
          "curdate",
          "curtime",
          "date_add",
          "date_sub",
          "extract",
          "group_concat",
          "max",
          "mid",
          "min",
          "now",
          "position",
          "session_user",
          "std",
          "stddev",
          "stddev_pop",
          "stddev_samp",
          "subdate",
          "substr",
          "substring",
          "sum",
          "sysdate",
          "system_user",
          "trim",
          "var_pop",
          "var_samp",
          "variance");

  private static final Set<String> AGGREGATES =
      Set.of(
          "any_value",
          "avg",
          "bit_and",
          "bit_or",
          "bit_xor",
          "count",
          "group_concat",
          "json_arrayagg",
          "json_objectagg",
          "max",
          "median",
          "min",
          "std",
          "stddev",
          "stddev_pop",
          "stddev_samp",
          "st_collect",
          "sum",
          "var_pop",
          "var_samp",
          "variance");

  private static final Set<String> GRAMMATICAL =
      Set.of(
          "coalesce",
          "current_date",
          "current_time",
          "current_timestamp",
          "current_user",
          "extract",
          "localtime",
          "localtimestamp",
          "nullif",
          "position",
          "substring",
          "trim");

  /**
   * @param tokens the statement in which the functions are called
   */
  static MysqlCatalogue of(List<Token> tokens) {
    return new MysqlCatalogue(perhapsStored(tokens), setsLastId(tokens));
  }

  @Override
  public boolean isHarmless(List<String> parts) {
    return parts.size() == 1
        && HARMLESS.contains(parts.getFirst())
        && !perhapsStored.contains(parts.getFirst());
  }

  @Override
  public boolean isKnown(List<String> parts) {
    return parts.size() == 1
        && EFFECTS.containsKey(parts.getFirst())
        && !perhapsStored.contains(parts.getFirst());
  }

  @Override
  public Set<Effect> effects(List<String> parts) {
    return parts.getLast().equals("last_insert_id") && setsLastId
        ? Set.of(Effect.CHANGES_SESSION)
        : EFFECTS.getOrDefault(parts.getLast(), Set.of());
  }

  @Override
  public boolean isGrammatical(String name) {
    return GRAMMATICAL.contains(name) && !perhapsStored.contains(name);
  }

  @Override
  public boolean isAggregate(String name) {
    return AGGREGATES.contains(name);
  }

  @Override
  public boolean takesRow(String name) {
    return false;
  }

  @Override
  public boolean hasRowValues() {
    return false;
  }

  @Override
  public boolean namesResults() {
    return false;
  }

  /** Called in a way in which the server may look for a stored function of the name. */
  private static Set<String> perhapsStored(List<Token> tokens) {
    Set<String> names = new HashSet<>();
    for (int i = 0; i + 1 < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (tokens.get(i + 1).is("(")
          && (token.is(Kind.QUOTED_NAME)
              || (token.end() < tokens.get(i + 1).start()
                  && WITHOUT_BLANK.contains(token.mark())))) {
        names.add(token.is(Kind.QUOTED_NAME) ? MysqlTokens.folded(token) : token.mark());
      }
    }
    return names;
  }

  private static boolean setsLastId(List<Token> tokens) {
    for (int i = 0; i + 2 < tokens.size(); i++) {
      if (tokens.get(i).is("last_insert_id")
          && tokens.get(i + 1).is("(")
          && !tokens.get(i + 2).is(")")) {
        return true;
      }
    }
    return false;
  }
}
