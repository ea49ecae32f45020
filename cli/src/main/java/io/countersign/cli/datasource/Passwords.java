package io.countersign.cli.datasource;

import java.security.SecureRandom;

/** Passwords that nobody has to remember. */
final class Passwords {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LENGTH = 32;

  /**
   * Of every kind that rules for passwords ask for, and nothing that a file or URL would escape.
   */
  private static final String ALPHABET =
      "23456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz-_.";

  private Passwords() {}

  static String draw() {
    return RANDOM
        .ints(LENGTH, 0, ALPHABET.length())
        .collect(
            StringBuilder::new, (text, i) -> text.append(ALPHABET.charAt(i)), StringBuilder::append)
        .toString();
  }
}
