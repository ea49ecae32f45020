package io.countersign.executor.masking;

import java.math.BigInteger;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/** Random parts of invented values, the same at each run. */
final class Draw {
  static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
  static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  static final String ALNUM = LOWER + UPPER + "0123456789";

  private final SplittableRandom random;

  Draw(long seed) {
    this.random = new SplittableRandom(seed);
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  String digits(int count) {
    return from("0123456789", count);
  }

  String from(String alphabet, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  String one(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  String one(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Day, month and year of two digits in the order of the letters. */
  String date(String order) {
    return order
        .replace("d", "%02d".formatted(between(1, 28)))
        .replace("m", "%02d".formatted(between(1, 12)))
        .replace("y", "%02d".formatted(between(0, 99)));
  }

  String base64Url(int bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
  }

  String base64(int bytes) {
    return Base64.getEncoder().encodeToString(bytes(bytes));
  }

  String hexadecimal(int digits) {
    return from("0123456789abcdef", digits);
  }

  private byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Groups of the given sizes, the separator between them. */
  static String group(String text, String separator, int... sizes) {
    StringBuilder grouped = new StringBuilder();
    int start = 0;
    for (int size : sizes) {
      int end = Math.min(text.length(), start + size);
      grouped.append(start == 0 ? "" : separator).append(text, start, end);
      start = end;
    }
    return start < text.length() ? grouped + separator + text.substring(start) : grouped.toString();
  }

  static int sum(String digits, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * Character.digit(digits.charAt(i), 10);
    }
    return sum;
  }

  static int modulo(String number, int divisor) {
    return new BigInteger(number).mod(BigInteger.valueOf(divisor)).intValue();
  }
}
