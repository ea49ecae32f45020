package io.countersign.executor.masking;

import org.jspecify.annotations.Nullable;

/** What detectors look at. For one thread. */
final class Subject {
  private final String text;
  private final String label;
  private @Nullable DigitGroups groups;
  private @Nullable TokenRuns tokens;

  /**
   * @param text as {@link NormalText} reads it
   * @param label what the text as a whole is called, such as its column's name; may be empty
   */
  Subject(String text, String label) {
    this.text = text;
    this.label = label;
  }

  String text() {
    return text;
  }

  String label() {
    return label;
  }

  /** The runs of digits in the text. */
  DigitGroups groups() {
    DigitGroups known = groups;
    if (known == null) {
      known = DigitGroups.of(text);
      groups = known;
    }
    return known;
  }

  /** The runs of characters in the text that may be keys or tokens. */
  TokenRuns tokens() {
    TokenRuns known = tokens;
    if (known == null) {
      known = TokenRuns.of(text);
      tokens = known;
    }
    return known;
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
