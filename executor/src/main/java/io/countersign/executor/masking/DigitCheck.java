package io.countersign.executor.masking;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The conditions of {@code national-ids.csv}, which explains them, over strings of digits. */
final class DigitCheck {
  private DigitCheck() {}

  /** All conditions of a line. */
  static Predicate<String> parse(String conditions) {
    return Stream.of(conditions.split(" ", -1))
        .map(DigitCheck::condition)
        .reduce(Predicate::and)
        .orElseThrow();
  }

  private static Predicate<String> condition(String condition) {
    List<String> words = List.of(condition.split(":", -1));
    return switch (words.getFirst()) {
      case "luhn" -> CheckDigits::luhn;
      case "verhoeff" -> CheckDigits::verhoeff;
      case "mod11-10" -> CheckDigits::mod1110;
      case "varied" -> digits -> digits.chars().distinct().count() > 1;
      case "sum" -> sum(words);
      case "rest" -> rest(words);
      case "complement" -> complement(words);
      case "at" -> at(words);
      case "divisible" -> divisible(number(words.get(1)));
      case "prefix" -> digits -> digits.startsWith(words.get(1));
      case "first" -> digits -> words.get(1).indexOf(digits.charAt(0)) >= 0;
      case "ymd" -> monthAndDay(number(words.get(1)) + 2);
      case "dmy" -> dayAndMonth(number(words.get(1)));
      default -> NumericIdChecks.named(condition);
    };
  }

  private static Predicate<String> sum(List<String> words) {
    int[] weights = weights(words.get(1));
    int modulus = number(words.get(2));
    int expected = words.size() > 3 ? number(words.get(3)) : 0;
    return digits -> CheckDigits.weighted(digits, weights) % modulus == expected;
  }

  private static Predicate<String> rest(List<String> words) {
    int[] weights = weights(words.get(1));
    int modulus = number(words.get(2));
    return digits -> {
      int rest = CheckDigits.weighted(digits, weights) % modulus;
      int check = CheckDigits.digit(digits, weights.length);
      return rest == 10 ? check <= 1 : rest == check;
    };
  }

  private static Predicate<String> complement(List<String> words) {
    int[] weights = weights(words.get(1));
    int modulus = number(words.get(2));
    return digits -> {
      int complement = modulus - CheckDigits.weighted(digits, weights) % modulus;
      int check = CheckDigits.digit(digits, weights.length);
      return complement % modulus % 10 == check || complement % 10 == check;
    };
  }

  private static Predicate<String> at(List<String> words) {
    int place = number(words.get(1));
    int[] weights = weights(words.get(2));
    int modulus = number(words.get(3));
    return digits ->
        CheckDigits.weighted(digits, weights) % modulus == CheckDigits.digit(digits, place);
  }

  private static Predicate<String> divisible(int modulus) {
    return digits -> CheckDigits.remainder(digits, modulus) == 0;
  }

  private static Predicate<String> monthAndDay(int start) {
    return digits -> NumericIdChecks.isMonthAndDay(digits, start);
  }

  private static Predicate<String> dayAndMonth(int start) {
    return digits ->
        NumericIdChecks.isMonthAndDay(
            digits.substring(start + 2, start + 4) + digits.substring(start, start + 2), 0);
  }

  private static int[] weights(String text) {
    return Stream.of(text.split("-", -1)).mapToInt(DigitCheck::number).toArray();
  }

  private static int number(String text) {
    return Integer.parseInt(text);
  }
}
