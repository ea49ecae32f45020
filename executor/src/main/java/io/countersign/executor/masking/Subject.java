package io.countersign.executor.masking;

/**
 * What detectors look at.
 *
 * @param text as {@link NormalText} reads it
 * @param label what the text as a whole is called, such as its column's name; may be empty
 * @param groups the runs of digits in the text
 */
record Subject(String text, String label, DigitGroups groups) {
  static Subject of(String text, String label) {
    return new Subject(text, label, DigitGroups.of(text));
  }

  /** Whether any letter stands where a label may; without one there is none to look for. */
  boolean mayBeLabelled(int index) {
    int start = Math.max(0, index - Label.REACH);
    for (int i = index - 1; i >= start; i--) {
      if (Label.isEnd(text.charAt(i)) || Characters.isLetter(text.charAt(i))) {
        return Characters.isLetter(text.charAt(i));
      }
    }
    return start == 0 && !label.isEmpty();
  }

  /**
   * Whether one of the words stands shortly before the index, as in {@code phone: 555…}, {@code
   * "ssn":"…} or {@code phone_number = …}.
   */
  boolean isLabelled(int index, Iterable<String> words) {
    int start = Math.max(0, index - Label.REACH);
    for (int i = index - 1; i >= start; i--) {
      if (Label.isEnd(text.charAt(i))) {
        return Label.names(text, i + 1, index, words);
      }
    }
    return Label.names(text, start, index, words)
        || (start == 0 && Label.names(label, 0, label.length(), words));
  }
}
