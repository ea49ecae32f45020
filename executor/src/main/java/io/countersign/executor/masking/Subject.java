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

  /** Whether the text as a whole is called like a secret. */
  boolean isSecret() {
    return SecretNames.start(label, 0, label.length()) >= 0;
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
   * Whether one of the label's words stands shortly before the index, as in {@code phone: 555…},
   * {@code "ssn":"…} or {@code phone_number = …}.
   */
  boolean isLabelled(int index, Label words) {
    int start = Math.max(0, index - Label.REACH);
    for (int i = index - 1; i >= start; i--) {
      if (Label.isEnd(text.charAt(i))) {
        return words.standsIn(text, i + 1, index);
      }
    }
    return words.standsIn(text, start, index)
        || (start == 0 && words.standsIn(label, 0, label.length()));
  }
}
