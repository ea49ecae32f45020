package io.countersign.executor.masking;

/** How phone numbers are written, and what only looks like one. */
final class PhoneShapes {
  private PhoneShapes() {}

  /** The last group of {@code (212) 555-0123}, {@code 1-212-555-0123} and the like, or -1. */
  static int northAmerican(Subject subject, int first) {
    DigitGroups groups = subject.groups();
    boolean trunk = groups.length(first) == 1 && subject.text().charAt(groups.start(first)) == '1';
    int area = trunk ? first + 1 : first;
    int last = area + 2;
    boolean shaped =
        last < groups.size()
            && areJoined(groups, first, last)
            && groups.length(area) == 3
            && groups.length(area + 1) == 3
            && groups.length(last) == 4;
    return shaped
            && isAreaDigit(subject.text().charAt(groups.start(area)))
            && isAreaDigit(subject.text().charAt(groups.start(area + 1)))
            && endsAlone(subject.text(), groups.end(last))
        ? last
        : -1;
  }

  /** Whether {@code 01/02/2024} or {@code 01.02.24 10.30} begins here, and no pairs of digits. */
  static boolean isDate(Subject subject, int first) {
    DigitGroups groups = subject.groups();
    if (first + 2 >= groups.size() || groups.length(first) != 2 || groups.length(first + 1) != 2) {
      return false;
    }
    if (groups.length(first + 2) != 2) {
      return groups.length(first + 2) == 4 && groups.gap(first).equals(groups.gap(first + 1));
    }
    for (int group = first + 1; group < first + 4; group++) {
      boolean paired =
          group + 1 < groups.size()
              && groups.length(group + 1) == 2
              && groups.gap(group).equals(groups.gap(first));
      if (!paired) {
        return true;
      }
    }
    return false;
  }

  /** Whether no letter or further part of a code follows. */
  static boolean endsAlone(String text, int end) {
    return !Characters.isLetterOrDigitAt(text, end)
        && !(end < text.length()
            && "-_/".indexOf(text.charAt(end)) >= 0
            && Characters.isLetterOrDigitAt(text, end + 1)
            && !Characters.isDigit(text.charAt(end + 1)));
  }

  private static boolean areJoined(DigitGroups groups, int first, int last) {
    for (int group = first; group < last; group++) {
      if (!groups.isJoined(group, " -./()\t\n\r")) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAreaDigit(char c) {
    return c >= '2' && c <= '9';
  }
}
