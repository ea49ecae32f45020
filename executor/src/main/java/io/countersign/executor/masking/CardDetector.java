package io.countersign.executor.masking;

/** Finds payment card numbers: known ranges, right lengths, right check digit. */
final class CardDetector implements Detector {
  private static final int SHORTEST = 13;
  private static final int LONGEST = 19;
  private static final int MOST_GROUPS = 7;

  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.digits() >= SHORTEST;
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    DigitGroups groups = subject.groups();
    for (int first = 0; first < groups.size(); first++) {
      boolean enough = groups.joinedDigits(first) >= SHORTEST;
      int last = enough ? lastGroup(subject.text(), groups, first) : -1;
      if (last >= first) {
        // No skip: should numbers before the card make a false one with its beginning, both count.
        findings.add(Category.CARD_NUMBER, groups.start(first), groups.end(last));
      }
    }
  }

  private static int lastGroup(String text, DigitGroups groups, int first) {
    int found = -1;
    int digits = 0;
    boolean standsAlone = first == 0 || !groups.isJoined(first - 1);
    // Single spaced digits are a card only if no other digits precede them.
    int end = standsAlone ? groups.size() : Math.min(groups.size(), first + MOST_GROUPS);
    for (int last = first; last < end; last++) {
      digits += groups.length(last);
      if (digits > LONGEST) {
        break;
      }
      if (digits >= SHORTEST
          && isWrittenAsCard(text, groups, first, last)
          && isCard(groups.digits(first, last))) {
        found = last;
      }
      if (!groups.isJoined(last)) {
        break;
      }
    }
    return found;
  }

  static boolean isCard(String digits) {
    return CheckDigits.luhn(digits) && CardRanges.contain(digits) && !isArticle(digits);
  }

  /** GS1's EAN-13 on goods from Germany begins as cards of 13 digits did, of which few are left. */
  private static boolean isArticle(String digits) {
    return digits.length() == SHORTEST
        && CheckDigits.weighted(digits, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1) % 10 == 0;
  }

  /** Keeps lists of small numbers, which often pass the check by chance, from being cards. */
  private static boolean isWrittenAsCard(String text, DigitGroups groups, int first, int last) {
    if (last - first < 2) {
      return last > first || !isFraction(text, groups.start(first));
    }
    boolean equal = true;
    boolean wide = true;
    for (int group = first; group < last; group++) {
      equal &= groups.length(group) == groups.length(first);
      wide &= groups.length(group) >= 3;
    }
    return wide || (equal && groups.length(last) <= groups.length(first));
  }

  private static boolean isFraction(String text, int start) {
    return start >= 2
        && text.charAt(start - 1) == '.'
        && Characters.isDigit(text.charAt(start - 2));
  }
}
