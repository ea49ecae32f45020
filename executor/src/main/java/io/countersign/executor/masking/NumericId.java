package io.countersign.executor.masking;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * A kind of national id that consists of digits, as {@code national-ids.csv} lists them.
 *
 * @param shapes how many digits its groups have, each way of writing it that is known without a
 *     label: bare digits only where the check lets little through by chance
 * @param words what labels call it; behind one, digits in any groups count
 * @param length how many digits it has behind a label
 */
record NumericId(
    String country, List<List<Integer>> shapes, int length, Label words, Predicate<String> check) {
  static final List<NumericId> ALL =
      DataFile.lines("national-ids.csv").stream().map(NumericId::parse).toList();

  static final int SHORTEST = ALL.stream().mapToInt(NumericId::length).min().orElseThrow();

  private static final List<List<Written>> BY_FIRST_GROUP = byFirstGroup();

  /** An id in one of its shapes. */
  record Written(NumericId id, List<Integer> shape) {}

  /** The ids whose first group may have so many digits. */
  static List<Written> beginningWith(int digits) {
    return digits < BY_FIRST_GROUP.size() ? BY_FIRST_GROUP.get(digits) : List.of();
  }

  private static NumericId parse(String line) {
    List<String> cells = List.of(line.split(";", -1));
    return new NumericId(
        cells.get(0),
        words(cells.get(2)).stream().map(NumericId::sizes).toList(),
        Integer.parseInt(cells.get(3)),
        Label.of(words(cells.get(4))),
        DigitCheck.parse(cells.get(5)));
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static List<Integer> sizes(String shape) {
    return List.of(shape.split("-", -1)).stream().map(Integer::valueOf).toList();
  }

  private static List<List<Written>> byFirstGroup() {
    List<List<Written>> index = new ArrayList<>();
    for (NumericId id : ALL) {
      for (List<Integer> shape : id.shapes) {
        while (index.size() <= shape.getFirst()) {
          index.add(new ArrayList<>());
        }
        index.get(shape.getFirst()).add(new Written(id, shape));
      }
    }
    return index.stream().map(List::copyOf).toList();
  }
}
