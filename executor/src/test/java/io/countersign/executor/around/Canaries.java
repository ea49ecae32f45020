package io.countersign.executor.around;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that stand in classified columns and nowhere else. No detector knows their shapes, so that
 * nothing but lineage hides them.
 */
final class Canaries {
  static final int PERSONS = 8;

  private static final String CONSONANTS = "qxzjvw";
  private static final String VOWELS = "aou";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(id|word|digits|date)}");

  private final Random random = new Random(20260711);
  private final List<String> words = new ArrayList<>();
  private final List<String> digits = new ArrayList<>();
  private final List<LocalDate> dates = new ArrayList<>();

  /**
   * A script with new canaries in the places of {@code {word}}, {@code {digits}}, {@code {date}}.
   */
  String fill(String template, int id) {
    Matcher placeholders = PLACEHOLDER.matcher(template);
    return placeholders.replaceAll(found ->
        switch (found.group(1)) {
          case "id" -> Integer.toString(id);
          case "word" -> word();
          case "digits" -> number();
          default -> date().toString();
        });
  }

  List<String> words() {
    return words;
  }

  List<String> digits() {
    return digits;
  }

  List<LocalDate> dates() {
    return dates;
  }

  private String word() {
    StringBuilder word = new StringBuilder();
    for (int syllable = 0; syllable < 4; syllable++) {
      word.append(letter(CONSONANTS)).append(letter(VOWELS)).append(letter(CONSONANTS));
    }
    words.add(word.toString());
    return word.toString();
  }

  private String number() {
    String number = Integer.toString(3_000_000 + random.nextInt(6_000_000));
    digits.add(number);
    return number;
  }

  private LocalDate date() {
    LocalDate date = LocalDate.of(1931, 1, 1).plusDays(random.nextInt(12_000));
    dates.add(date);
    return date;
  }

  private char letter(String among) {
    return among.charAt(random.nextInt(among.length()));
  }
}
