package io.countersign.executor.masking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Words that stand before a number and say what it is. */
final class Label {
  /** How far before a number its label may begin. */
  static final int REACH = 40;

  private static final int DISTINCTIVE = 5;

  /** By the first letter in ASCII; the others together. */
  private final Map<Character, List<String>> words = new HashMap<>();

  private final boolean[] beginnings = new boolean[0x80];
  private final List<String> others = new ArrayList<>();

  private Label(Iterable<String> words) {
    for (String word : words) {
      char first = word.charAt(0);
      if (first < beginnings.length) {
        beginnings[Character.toLowerCase(first)] = true;
        beginnings[Character.toUpperCase(first)] = true;
        this.words.computeIfAbsent(Character.toLowerCase(first), _ -> new ArrayList<>()).add(word);
      } else {
        others.add(word);
      }
    }
  }

  static Label of(Iterable<String> words) {
    return new Label(words);
  }

  /** Whether what stands before the character belongs to something else. */
  static boolean isEnd(char c) {
    return c == ',' || c == ';' || c == '{' || c == '}' || c == '&' || c == '|';
  }

  /** Whether one of the words stands in this part of the text. */
  boolean standsIn(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean found =
          c < beginnings.length
              ? beginnings[c]
                  && anyAt(text, i, end, words.getOrDefault(Character.toLowerCase(c), List.of()))
              : !others.isEmpty() && anyAt(text, i, end, others);
      if (found) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyAt(String text, int start, int end, List<String> words) {
    for (String word : words) {
      if (start + word.length() <= end
          && text.regionMatches(true, start, word, 0, word.length())
          && stands(text, start, word)) {
        return true;
      }
    }
    return false;
  }

  /** A short word must stand alone: {@code hotel} is no {@code tel}, but {@code homeTel} is. */
  private static boolean stands(String text, int start, String word) {
    int end = start + word.length();
    boolean begins =
        !isLetterAt(text, start - 1)
            || (Character.isUpperCase(text.charAt(start))
                && Character.isLowerCase(text.charAt(start - 1)));
    boolean ends =
        !isLetterAt(text, end)
            || (Character.isUpperCase(text.charAt(end))
                && Character.isLowerCase(text.charAt(end - 1)));
    return word.length() >= DISTINCTIVE || (begins && ends);
  }

  private static boolean isLetterAt(String text, int index) {
    return index >= 0 && index < text.length() && Characters.isLetter(text.charAt(index));
  }
}
