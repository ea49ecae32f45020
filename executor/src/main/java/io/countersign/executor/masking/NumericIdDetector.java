package io.countersign.executor.masking;

import java.util.List;

/** Finds national ids that consist of digits. */
final class NumericIdDetector implements Detector {
  private static final int MOST_GROUPS = 8;

  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.digits() >= 9;
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    DigitGroups groups = subject.groups();
    for (int first = 0; first < groups.size(); first++) {
      boolean enough = groups.joinedDigits(first) >= NumericId.SHORTEST;
      int last = enough ? lastGroup(subject, first) : -1;
      if (last >= first) {
        findings.add(Category.NATIONAL_ID, groups.start(first), groups.end(last));
        first = last;
      }
    }
  }

  private static int lastGroup(Subject subject, int first) {
    for (NumericId.Written written : NumericId.beginningWith(subject.groups().length(first))) {
      List<Integer> shape = written.shape();
      if (isWritten(subject, first, shape) && isId(subject, first, shape.size(), written.id())) {
        return first + shape.size() - 1;
      }
    }
    return subject.mayBeLabelled(subject.groups().start(first)) ? labelled(subject, first) : -1;
  }

  private static int labelled(Subject subject, int first) {
    for (NumericId id : NumericId.ALL) {
      int last = labelled(subject, first, id);
      if (last >= first) {
        return last;
      }
    }
    return -1;
  }

  private static boolean isId(Subject subject, int first, int size, NumericId id) {
    return id.check().test(subject.groups().digits(first, first + size - 1));
  }

  private static boolean isWritten(Subject subject, int first, List<Integer> shape) {
    DigitGroups groups = subject.groups();
    int last = first + shape.size() - 1;
    if (last >= groups.size()) {
      return false;
    }
    for (int i = 0; i < shape.size(); i++) {
      boolean follows = i == 0 || groups.isJoined(first + i - 1);
      if (!follows || groups.length(first + i) != shape.get(i)) {
        return false;
      }
    }
    return !isPartOfCode(subject.text(), groups, first, last);
  }

  /** Whether more of a code such as {@code 2024-123-45-6789} surrounds the groups. */
  private static boolean isPartOfCode(String text, DigitGroups groups, int first, int last) {
    boolean before = first > 0 && groups.isJoined(first - 1) && isTight(groups.gap(first - 1));
    boolean after = groups.isJoined(last) && isTight(groups.gap(last));
    return before
        || after
        || Characters.isLetterOrDigitAt(text, groups.start(first) - 1)
        || Characters.isLetterOrDigitAt(text, groups.end(last));
  }

  private static boolean isTight(String gap) {
    return gap.chars().noneMatch(Character::isWhitespace);
  }

  private static int labelled(Subject subject, int first, NumericId id) {
    DigitGroups groups = subject.groups();
    int digits = groups.length(first);
    int last = first;
    while (digits < id.length() && last - first < MOST_GROUPS && groups.isJoined(last)) {
      last++;
      digits += groups.length(last);
    }
    boolean found =
        digits == id.length()
            && id.check().test(groups.digits(first, last))
            && subject.isLabelled(groups.start(first), id.words());
    return found ? last : -1;
  }
}
