package io.countersign.executor.masking;

import java.util.Arrays;

/** The runs of digits in a text, in order, but for those in {@link HexadecimalCode}s. */
final class DigitGroups {
  private static final int WIDEST_GAP = 3;

  private final String text;
  private int[] bounds = new int[16];
  private int size;

  private DigitGroups(String text) {
    this.text = text;
  }

  static DigitGroups of(String text) {
    DigitGroups groups = new DigitGroups(text);
    int length = text.length();
    int i = 0;
    while (i < length) {
      int start = HexadecimalCode.skip(text, i);
      int end = start;
      while (end < length && Characters.isDigit(text.charAt(end))) {
        end++;
      }
      if (end > start) {
        groups.add(start, end);
      }
      i = Math.max(end, start + 1);
    }
    return groups;
  }

  int size() {
    return size;
  }

  int start(int group) {
    return bounds[2 * group];
  }

  int end(int group) {
    return bounds[2 * group + 1];
  }

  int length(int group) {
    return end(group) - start(group);
  }

  /** Whether the next group follows after nothing but separators between parts of a number. */
  boolean isJoined(int group) {
    return isJoined(group, " -./_\t\n\r");
  }

  boolean isJoined(int group, String separators) {
    if (group + 1 >= size || start(group + 1) - end(group) > WIDEST_GAP) {
      return false;
    }
    for (int i = end(group); i < start(group + 1); i++) {
      if (separators.indexOf(text.charAt(i)) < 0) {
        return false;
      }
    }
    return true;
  }

  /** What stands between the group and the next. */
  String gap(int group) {
    return text.substring(end(group), start(group + 1));
  }

  boolean isJoinedOverLines(int group) {
    return isJoined(group, " -./()\t\n\r") && text.indexOf('\n', end(group), start(group + 1)) >= 0;
  }

  /** The digits from one group up to another, without what separates them. */
  String digits(int first, int last) {
    if (first == last) {
      return text.substring(start(first), end(first));
    }
    StringBuilder digits = new StringBuilder();
    for (int group = first; group <= last; group++) {
      digits.append(text, start(group), end(group));
    }
    return digits.toString();
  }

  private void add(int start, int end) {
    if (2 * size == bounds.length) {
      bounds = Arrays.copyOf(bounds, 2 * bounds.length);
    }
    bounds[2 * size] = start;
    bounds[2 * size + 1] = end;
    size++;
  }
}
