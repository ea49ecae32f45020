package io.countersign.executor.masking;

import java.util.Arrays;

/**
 * The runs of letters, digits and {@code _-+/=.~$:} in a text that are as long as a key or token;
 * most words, and so most of a text, are passed over without looking at each character.
 */
final class TokenRuns {
  static final int SHORTEST = 15;

  private static final int[] NONE = {};
  private static final boolean[] TOKEN = token();

  private int[] bounds = NONE;
  private int size;

  private TokenRuns() {}

  static TokenRuns of(String text) {
    TokenRuns runs = new TokenRuns();
    int start = 0;
    while (start + SHORTEST <= text.length()) {
      int before = lastOther(text, start);
      if (before >= 0) {
        start = before + 1;
      } else {
        int end = start + SHORTEST;
        while (end < text.length() && isToken(text.charAt(end))) {
          end++;
        }
        runs.add(start, end);
        start = end + 1;
      }
    }
    return runs;
  }

  /** Where the last character is that no run of this beginning can hold, or -1. */
  private static int lastOther(String text, int start) {
    int i = start + SHORTEST - 1;
    while (i >= start && isToken(text.charAt(i))) {
      i--;
    }
    return i < start ? -1 : i;
  }

  static boolean isToken(char c) {
    return c < TOKEN.length && TOKEN[c];
  }

  int size() {
    return size;
  }

  int start(int run) {
    return bounds[2 * run];
  }

  int end(int run) {
    return bounds[2 * run + 1];
  }

  private void add(int start, int end) {
    if (2 * size == bounds.length) {
      bounds = Arrays.copyOf(bounds, Math.max(8, 2 * bounds.length));
    }
    bounds[2 * size] = start;
    bounds[2 * size + 1] = end;
    size++;
  }

  private static boolean[] token() {
    boolean[] token = new boolean[0x80];
    for (char c = 0; c < token.length; c++) {
      token[c] = Characters.isWord(c) || "+/=.~$:".indexOf(c) >= 0;
    }
    return token;
  }
}
