package io.countersign.executor.masking;

import java.util.List;

/**
 * Ways of writing phone numbers that some countries have and that nothing but the numbering plan
 * tells from other numbers. Groups of two or three digits alone are left to labels: they are
 * amounts as often.
 */
final class NationalPhoneShapes {
  private static final int FEWEST_DIGITS = 8;

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(List.of(3, 4, 4), false, List.of("CN")),
          new Shape(List.of(5, 5), false, List.of("IN")),
          new Shape(List.of(1, 3, 3, 2, 2), false, List.of("RU", "KZ")),
          new Shape(List.of(2, 5, 4), false, List.of("BR")),
          new Shape(List.of(2, 5, 4), true, List.of("BR")),
          new Shape(List.of(2, 4, 4), true, List.of("BR", "AU", "MX", "TW", "IN")),
          new Shape(List.of(1, 3, 4), true, List.of("NZ")),
          new Shape(List.of(3, 3, 2, 2), true, List.of("TR", "RU", "UA", "KZ")),
          new Shape(List.of(3, 7), true, List.of("TR", "IN", "RU")),
          new Shape(List.of(4, 3, 3), true, List.of("IN", "AR")));

  private NationalPhoneShapes() {}

  /**
   * @param sizes how many digits each group has
   * @param parenthesized whether the first stands in parentheses
   */
  private record Shape(List<Integer> sizes, boolean parenthesized, List<String> regions) {
    int lastGroup(Subject subject, int first) {
      DigitGroups groups = subject.groups();
      int last = first + sizes.size() - 1;
      if (last >= groups.size()
          || groups.length(first) != sizes.getFirst()
          || isParenthesized(subject, first) != parenthesized) {
        return -1;
      }
      for (int group = first; group <= last; group++) {
        boolean joined = group == last || groups.isJoined(group, " -.()");
        if (!joined || groups.length(group) != sizes.get(group - first)) {
          return -1;
        }
      }
      boolean alone =
          PhoneShapes.endsAlone(subject.text(), groups.end(last)) && !groups.isJoined(last, " -.");
      return alone && PhoneNumbers.isUsedIn(groups.digits(first, last), regions) ? last : -1;
    }

    private static boolean isParenthesized(Subject subject, int first) {
      int start = subject.groups().start(first);
      int end = subject.groups().end(first);
      return start > 0
          && subject.text().charAt(start - 1) == '('
          && subject.text().startsWith(")", end);
    }
  }

  static int lastGroup(Subject subject, int first) {
    if (subject.groups().joinedDigits(first) < FEWEST_DIGITS) {
      return -1;
    }
    for (Shape shape : SHAPES) {
      int last = shape.lastGroup(subject, first);
      if (last >= first) {
        return last;
      }
    }
    return -1;
  }
}
