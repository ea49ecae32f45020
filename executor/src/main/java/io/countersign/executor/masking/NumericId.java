package io.countersign.executor.masking;

import java.util.List;
import java.util.function.Predicate;

/**
 * A kind of national id that consists of digits.
 *
 * @param shapes how many digits its groups have, each way of writing it that is known without a
 *     label
 * @param words what labels call it; behind one, digits in any groups count
 * @param length how many digits it has behind a label
 */
record NumericId(
    List<List<Integer>> shapes, int length, List<String> words, Predicate<String> check) {
  /** Bare digits are shapes of their own only where the check lets little through by chance. */
  static final List<NumericId> ALL =
      List.of(
          new NumericId("3-2-4", 9, "ssn social itin", NumericIdChecks::isUsSsn),
          new NumericId("15 13-2 1-2-2-2-3-3-2", 15, "nir", NumericIdChecks::isFrenchNir),
          new NumericId("2-3-3-3", 11, "steuer idnr tin tax", NumericIdChecks::isGermanTaxId),
          new NumericId("4-4-4", 12, "aadhaar aadhar uidai", NumericIdChecks::isAadhaar),
          new NumericId("3-3-3-2", 11, "cpf", NumericIdChecks::isCpf),
          new NumericId("", 9, "bsn burgerservice sofi", NumericIdChecks::isBsn),
          new NumericId("13 3-4-4-2", 13, "ahv avs", NumericIdChecks::isAhv),
          new NumericId("2-2-2-3-2", 11, "rijksregister niss insz", NumericIdChecks::isBelgian),
          new NumericId("6-4 8-4", 10, "personnummer", NumericIdChecks::isPersonnummer),
          new NumericId("6-7", 13, "rrn resident", NumericIdChecks::isKorean),
          new NumericId("", 11, "pesel", NumericIdChecks::isPesel),
          new NumericId("", 9, "sin nas", CheckDigits::luhn));

  private NumericId(String shapes, int length, String words, Predicate<String> check) {
    this(words(shapes).stream().map(NumericId::sizes).toList(), length, words(words), check);
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static List<Integer> sizes(String shape) {
    return List.of(shape.split("-", -1)).stream().map(Integer::valueOf).toList();
  }
}
