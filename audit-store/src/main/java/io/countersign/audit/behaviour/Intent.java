package io.countersign.audit.behaviour;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a justification says by its words: these lists, and nothing cleverer.
 *
 * @param reading words in it that stand for reading
 * @param changing words in it that stand for changing something
 * @param tables names in it that can only be those of tables: {@code public.orders}, {@code table
 *     orders}, {@code orders table}
 */
record Intent(Set<String> reading, Set<String> changing, Set<String> tables) {
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}_.-]+");
  private static final Set<String> READING =
      words(
          """
          analyse analysis analyze browse check checking count counting dashboard inspect
          inspection list listing look looking lookup overview query read read-only readonly
          reading report reporting review see show statistics summary view viewing\
          """);
  private static final Set<String> CHANGING =
      words(
          """
          add adding adjust anonymise anonymize apply archive archiving backfill change
          changing clean cleaning cleanup clear close correct correcting correction create
          creating deactivate deduplicate delete deleting deletion disable drop edit enable
          erase fix fixing grant import insert inserting load mark merge migrate migration
          modify move populate purge recompute refund refresh remove removing rename repair
          replace reset resolve restore revoke rewrite save seed set store sync truncate
          undo update updating upsert wipe write writing\
          """);
  private static final Pattern EDGE = Pattern.compile("^[.-]+|[.-]+$");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final Pattern QUALIFIED =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*\\.[\\p{L}_][\\p{L}\\p{N}_]*");
  private static final String TABLE = "table";

  /** Words beside "table" that are no names. */
  private static final Set<String> NO_NAMES =
      words(
          """
          a all and any at by each every for from in is it its main new no of old on one or
          other our same size sizes some temp temporary that the their this to was which
          whole with your my lookup pivot\
          """);

  Intent {
    reading = Set.copyOf(reading);
    changing = Set.copyOf(changing);
    tables = Set.copyOf(tables);
  }

  static Intent of(String justification) {
    List<String> words =
        BETWEEN_WORDS
            .splitAsStream(justification.toLowerCase(Locale.ROOT))
            .map(word -> EDGE.matcher(word).replaceAll(""))
            .filter(word -> !word.isEmpty())
            .toList();
    return new Intent(among(words, READING), among(words, CHANGING), tables(words));
  }

  private static Set<String> words(String list) {
    return BETWEEN_WORDS.splitAsStream(list).collect(Collectors.toUnmodifiableSet());
  }

  boolean isToReadOnly() {
    return !reading.isEmpty() && changing.isEmpty();
  }

  private static Set<String> among(List<String> words, Set<String> list) {
    Set<String> found = new TreeSet<>(words);
    found.retainAll(list);
    return found;
  }

  private static Set<String> tables(List<String> words) {
    Set<String> tables = new TreeSet<>();
    for (int i = 0; i < words.size(); i++) {
      if (QUALIFIED.matcher(words.get(i)).matches()) {
        tables.add(words.get(i));
      }
      if (words.get(i).equals(TABLE)) {
        // What stands before is taken first: "the orders table of the shop".
        int at = i;
        name(words, at - 1).or(() -> name(words, at + 1)).ifPresent(tables::add);
      }
    }
    return tables;
  }

  private static Optional<String> name(List<String> words, int at) {
    return at >= 0
            && at < words.size()
            && NAME.matcher(words.get(at)).matches()
            && !NO_NAMES.contains(words.get(at))
            && !READING.contains(words.get(at))
            && !CHANGING.contains(words.get(at))
        ? Optional.of(words.get(at))
        : Optional.empty();
  }
}
