package io.countersign.evaluator;

import io.countersign.contracts.TableName;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which tables a justification speaks of. A table is mentioned if every word of its name is among
 * the justification's words, singular or plural: "the customer's order items" mentions {@code
 * order_items}. The schema need not be named.
 */
final class Mentions {
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern CAMEL_CASE = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");

  private Mentions() {}

  /** The tables that are not mentioned, in their order. */
  static List<TableName> missing(@Nullable String justification, List<TableName> tables) {
    if (justification == null || justification.isBlank()) {
      return tables;
    }
    Set<String> said = words(justification);
    return tables.stream().filter(t -> !said.containsAll(words(t.name()))).toList();
  }

  private static Set<String> words(String text) {
    return Arrays.stream(NO_WORD.split(CAMEL_CASE.matcher(text).replaceAll(" ")))
        .filter(w -> !w.isEmpty())
        .map(w -> singular(w.toLowerCase(Locale.ROOT)))
        .collect(Collectors.toSet());
  }

  /** The same for singular and plural; it need not be the word that a dictionary has. */
  private static String singular(String word) {
    if (word.endsWith("ies") && word.length() > 4) {
      return word.substring(0, word.length() - 3) + "y";
    }
    boolean sibilant =
        word.endsWith("sses")
            || word.endsWith("shes")
            || word.endsWith("ches")
            || word.endsWith("xes");
    if (sibilant) {
      return word.substring(0, word.length() - 2);
    }
    return word.endsWith("s") && !word.endsWith("ss") && word.length() > 3
        ? word.substring(0, word.length() - 1)
        : word;
  }
}
