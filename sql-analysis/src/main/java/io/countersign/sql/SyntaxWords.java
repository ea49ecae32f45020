package io.countersign.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells keywords from names in the statements that are read in full (PostgreSQL manual, appendix
 * C). A word counts as a keyword only where the grammar may mean it as one; anywhere else it is a
 * name, and names are all accounted for.
 */
final class SyntaxWords {
  private static final Set<String> RESERVED =
      words(
          "all and any array as asc asymmetric between both case cast collate cross"
              + " current_catalog current_date current_role current_time current_timestamp"
              + " current_user default delete desc distinct else end except false fetch for from"
              + " group having ilike in inner insert intersect into is isnull join lateral leading"
              + " like limit localtime localtimestamp merge not notnull null offset on or order"
              + " outer overlaps placing returning select session_user set similar some symmetric"
              + " table then to trailing true union update user using when where window with");

  /** Keywords : any of these words before : or any of these after makes them keywords. */
  private static final Map<String, Neighbours> CONTEXTUAL =
      table(
          """
          recursive ordinality : with :
          materialized : as not :
          by : group order partition matched first :
          first : fetch nulls breadth depth :
          next : fetch :
          last : nulls :
          nulls : : first last
          row : current first next <number> : (
          rows : <number> : from between unbounded current <number> <string> interval
          range groups : : between unbounded current <number> <string> interval
          only : row rows :
          ties : exclude with :
          others : exclude :
          no : : others key
          exclude : : current group ties no
          current : : row
          unbounded : : preceding following
          preceding following : unbounded <number> <string> ) :
          partition : : by
          over : ) :
          filter : : (
          within : : group
          grouping : : sets
          sets : grouping :
          key : for no : update share
          share : for key :
          of nowait : update share :
          skip : : locked
          locked : skip :
          conflict constraint : on :
          do : then : nothing update
          nothing : do :
          matched : when not :
          source target : by :
          overriding : : system user
          system : overriding :
          value : system user :
          search cycle : ) :
          breadth depth : search :
          left right full : : join outer
          natural : : join left right full inner
          at without : : time
          time : at : <string> with without ( zone
          timestamp : : <string> with without (
          zone : time :
          interval : : <string>
          extract trim substring overlay position exists : : (
          values : default : (
          unknown : is not :
          """);

  private static final Set<String> INTERVAL_FIELDS = words("year month day hour minute second");

  /** Types of two words. */
  private static final Map<String, String> TYPE_PAIRS =
      Map.of("double", "precision", "character", "varying", "char", "varying", "bit", "varying");

  private SyntaxWords() {}

  /** Whether the word at {@code index} is a keyword there. */
  static boolean isSyntax(List<Token> tokens, int index) {
    String word = tokens.get(index).mark();
    String previous = mark(tokens, index - 1);
    String next = mark(tokens, index + 1);
    if (previous.equals(".") || next.equals(".")) {
      return false;
    }
    Neighbours neighbours = CONTEXTUAL.get(word);
    if (neighbours != null && neighbours.make(previous, next)) {
      return true;
    }
    return isField(tokens, index, word)
        || (RESERVED.contains(word) && (!previous.equals("as") || word.equals("not")));
  }

  /** Whether the word at {@code index} and the next one are one type. */
  static boolean isTypePair(List<Token> tokens, int index) {
    String second = TYPE_PAIRS.get(tokens.get(index).mark());
    return second != null && second.equals(mark(tokens, index + 1));
  }

  /** The mark of the token at {@code index}, empty beyond either end. */
  static String mark(List<Token> tokens, int index) {
    return index < 0 || index >= tokens.size() ? "" : tokens.get(index).mark();
  }

  private static boolean isField(List<Token> tokens, int index, String word) {
    String beforePrevious = mark(tokens, index - 2);
    return (beforePrevious.equals("extract") && mark(tokens, index - 1).equals("("))
        || (beforePrevious.equals("interval") && INTERVAL_FIELDS.contains(word));
  }

  private record Neighbours(Set<String> before, Set<String> after) {
    boolean make(String previous, String next) {
      return before.contains(previous) || after.contains(next);
    }
  }

  private static Map<String, Neighbours> table(String text) {
    Map<String, Neighbours> table = new HashMap<>();
    for (String line : text.lines().toList()) {
      String[] parts = line.split(":", -1);
      Neighbours neighbours = new Neighbours(words(parts[1]), words(parts[2]));
      words(parts[0]).forEach(word -> table.put(word, neighbours));
    }
    return Map.copyOf(table);
  }

  private static Set<String> words(String text) {
    return text.isBlank() ? Set.of() : Set.of(text.strip().split(" "));
  }
}
