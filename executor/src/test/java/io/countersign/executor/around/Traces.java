package io.countersign.executor.around;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for canaries in what left the executor, and for what remains of them when they are cut,
 * turned round, encoded, hashed, or spelled in codes of characters.
 */
final class Traces {
  private static final int SHORTEST = 4;
  private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)[., _']+(?=\\d)");
  private static final Pattern NO_DIGITS = Pattern.compile("[^0-9]+");

  private final Set<String> ofWords = new LinkedHashSet<>();
  private final Set<String> codes = new LinkedHashSet<>();
  private final Set<String> ofNumbers = new LinkedHashSet<>();

  Traces(Canaries canaries) {
    canaries.words().forEach(this::addWord);
    ofNumbers.addAll(canaries.digits());
    canaries.dates().forEach(this::addDate);
  }

  /** In any text, with ids and digests in it too. */
  Optional<String> in(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return ofWords.stream().filter(lower::contains).findFirst();
  }

  /** In values alone, of which numbers and codes of characters may tell too. */
  Optional<String> inValues(List<String> values) {
    String joined = String.join("", values);
    String apart = " " + NO_DIGITS.matcher(String.join(",", values)).replaceAll(" ") + " ";
    List<String> numbers =
        Stream.concat(values.stream(), Stream.of(joined))
            .map(value -> BETWEEN_DIGITS.matcher(value.toLowerCase(Locale.ROOT)).replaceAll(""))
            .toList();
    return in(joined)
        .or(() -> codes.stream().filter(apart::contains).findFirst())
        .or(() ->
            ofNumbers.stream()
                .filter(n -> numbers.stream().anyMatch(v -> v.contains(n)))
                .findFirst());
  }

  private void addWord(String word) {
    addPieces(word, SHORTEST);
    addPieces(new StringBuilder(word).reverse().toString(), SHORTEST);
    addPieces(rotated(word), 2 * SHORTEST);
    byte[] bytes = word.getBytes(StandardCharsets.US_ASCII);
    addPieces(HexFormat.of().formatHex(bytes), 3 * SHORTEST);
    for (int from = 0; from < 3; from++) {
      byte[] rest = word.substring(from).getBytes(StandardCharsets.US_ASCII);
      ofWords.add(
          Base64.getEncoder().encodeToString(rest).substring(0, 8).toLowerCase(Locale.ROOT));
    }
    for (String algorithm : List.of("MD5", "SHA-1", "SHA-224", "SHA-256", "SHA-384", "SHA-512")) {
      byte[] digest = digest(algorithm, bytes);
      ofWords.add(HexFormat.of().formatHex(digest).substring(0, 16));
      ofWords.add(
          Base64.getEncoder().encodeToString(digest).substring(0, 16).toLowerCase(Locale.ROOT));
    }
    for (int from = 0; from + SHORTEST <= word.length(); from++) {
      codes.add(
          word.substring(from, from + SHORTEST)
              .chars()
              .mapToObj(Integer::toString)
              .collect(Collectors.joining(" ", " ", " ")));
    }
  }

  private void addPieces(String text, int length) {
    for (int from = 0; from + length <= text.length(); from++) {
      ofWords.add(text.substring(from, from + length));
    }
  }

  private void addDate(LocalDate date) {
    for (String pattern :
        List.of("yyyyMMdd", "ddMMyyyy", "MMddyyyy", "yyyy-MM-dd", "MMM d", "d MMM", "MM/dd/yyyy")) {
      String text = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(date);
      ofNumbers.add(text.toLowerCase(Locale.ROOT));
    }
    ofNumbers.add(Long.toString(date.toEpochDay() * 86_400));
  }

  private static String rotated(String word) {
    return word.chars()
        .mapToObj(c -> Character.toString('a' + (c - 'a' + 13) % 26))
        .collect(Collectors.joining());
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
