package io.countersign.executor.masking;

/** Reads the words that stand before a number and say what it is. */
final class Label {
  /** How far before a number its label may begin. */
  static final int REACH = 40;

  private static final int DISTINCTIVE = 5;

  private Label() {}

  /** Whether what stands before the character belongs to something else. */
  static boolean isEnd(char c) {
    return c == ',' || c == ';' || c == '{' || c == '}' || c == '&' || c == '|';
  }

  static boolean names(String text, int start, int end, Iterable<String> words) {
    for (String word : words) {
      for (int i = start; i + word.length() <= end; i++) {
        if (text.regionMatches(true, i, word, 0, word.length()) && stands(text, i, word)) {
          return true;
        }
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
