package io.countersign.executor.masking;

import java.util.List;

/**
 * Finds dates that a label, such as the column's name, calls those of a birth. Without a label no
 * date is one.
 */
final class BirthDateDetector implements Detector {
  private static final Label WORDS =
      Label.of(
          List.of(
              "birth",
              "dob",
              "born",
              "geburt",
              "geboren",
              "naissance",
              "nacimiento",
              "nascita",
              "nascimento",
              "geboorte",
              "fødsel",
              "född",
              "syntym",
              "urodz",
              "narozen",
              "рожд",
              "生年月日",
              "出生"));

  private static final int LONGEST_MONTH = 12;
  private static final String SEPARATORS = "-./ ";

  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.numbers();
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    DigitGroups groups = subject.groups();
    for (int first = 0; first < groups.size(); first++) {
      int last = lastGroup(subject.text(), groups, first);
      if (last >= first) {
        int start = start(subject.text(), groups, first);
        if (subject.mayBeLabelled(start) && subject.isLabelled(start, WORDS)) {
          findings.add(Category.DATE_OF_BIRTH, start, groups.end(last));
        }
        first = last;
      }
    }
  }

  private static int lastGroup(String text, DigitGroups groups, int first) {
    int length = groups.length(first);
    if (length == 8) {
      return first;
    }
    if (isInNumbers(text, groups, first)) {
      return first + 2;
    }
    boolean named =
        length <= 2
            && first + 1 < groups.size()
            && groups.length(first + 1) == 4
            && isMonthOrComma(
                text, /* start= */ groups.end(first), /* end= */ groups.start(first + 1));
    return named ? first + 1 : -1;
  }

  private static boolean isInNumbers(String text, DigitGroups groups, int first) {
    if (first + 2 >= groups.size()) {
      return false;
    }
    int length = groups.length(first);
    int end = groups.length(first + 2);
    boolean sized =
        groups.length(first + 1) <= 2
            && (length == 4 ? end <= 2 : length <= 2 && (end == 4 || end == 2));
    if (!sized || groups.start(first + 1) - groups.end(first) != 1) {
      return false;
    }
    char separator = text.charAt(groups.end(first));
    return SEPARATORS.indexOf(separator) >= 0 && groups.isJoinedBy(first + 1, separator);
  }

  /** {@code 12 May 1980}, {@code May 12, 1980}. */
  private static boolean isMonthOrComma(String text, int start, int end) {
    if (end - start > LONGEST_MONTH) {
      return false;
    }
    for (int i = start; i < end; i++) {
      if (!Characters.isLetter(text.charAt(i)) && " .,-".indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** With the month's name before the day in {@code May 12, 1980}. */
  private static int start(String text, DigitGroups groups, int first) {
    int start = groups.start(first);
    boolean comma = text.startsWith(", ", groups.end(first));
    if (!comma || start < 2 || text.charAt(start - 1) != ' ') {
      return start;
    }
    int name = start - 1;
    while (name > 0 && start - name < LONGEST_MONTH && Characters.isLetter(text.charAt(name - 1))) {
      name--;
    }
    return name;
  }
}
