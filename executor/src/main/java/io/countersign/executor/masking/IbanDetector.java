package io.countersign.executor.masking;

import java.util.Locale;

/** Finds account numbers, in groups or not, in upper or lower case. */
final class IbanDetector implements Detector {
  private static final int WIDEST_GAP = 2;

  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.numbers();
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    String text = subject.text();
    DigitGroups groups = subject.groups();
    int from = 0;
    for (int group = 0; group < groups.size(); group++) {
      int start = groups.start(group) - 2;
      int end = start >= from && beginsAt(text, start) ? end(text, start) : -1;
      if (end > 0) {
        findings.add(Category.IBAN, start, end);
        from = end;
      }
    }
  }

  private static boolean beginsAt(String text, int start) {
    return start + 3 < text.length()
        && Characters.isDigit(text.charAt(start + 3))
        && isLatin(text.charAt(start))
        && isLatin(text.charAt(start + 1));
  }

  private static boolean isLatin(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  /** Where the account number that begins at the start ends, or -1. */
  private static int end(String text, int start) {
    int length = Iban.lengthIn(text.substring(start, start + 2).toUpperCase(Locale.ROOT));
    StringBuilder compact = new StringBuilder(Iban.LONGEST);
    int gap = 0;
    for (int i = start; i < text.length() && compact.length() < length; i++) {
      char c = text.charAt(i);
      if (isLatin(c) || Characters.isDigit(c)) {
        compact.append(Character.toUpperCase(c));
        gap = 0;
      } else if (" -.\n\r\t".indexOf(c) < 0 || ++gap > WIDEST_GAP) {
        return -1;
      }
      if (compact.length() == length) {
        return Iban.isValid(compact.toString()) ? i + 1 : -1;
      }
    }
    return -1;
  }
}
