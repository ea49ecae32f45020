package io.countersign.executor.masking;

import java.util.Arrays;

/** The runs of digits in a text, in order, but for those in {@link HexadecimalCode}s. */
final class DigitGroups {
  private static final int WIDEST_GAP = 3;
  private static final String SEPARATORS = " -./_\t\n\r";

  /** What is kept of each group: start, end, digits from here on. */
  private static final int FIELDS = 3;

  private final String text;
  private int[] fields = new int[8 * FIELDS];
  private int size;

  private DigitGroups(String text) {
    this.text = text;
  }

  static DigitGroups of(String text) {
    DigitGroups groups = new DigitGroups(text);
    int seen = 0;
    int i = 0;
    while (i < text.length()) {
      if (!Characters.isDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int end = HexadecimalCode.end(text, seen, i);
      if (end == i) {
        end = groups.add(i);
      }
      seen = end;
      i = end;
    }
    groups.count();
    return groups;
  }

  int size() {
    return size;
  }

  int start(int group) {
    return fields[FIELDS * group];
  }

  int end(int group) {
    return fields[FIELDS * group + 1];
  }

  int length(int group) {
    return end(group) - start(group);
  }

  /** How many digits this group and those joined to its end by whatever separators have. */
  int joinedDigits(int group) {
    return fields[FIELDS * group + 2];
  }

  /** Whether the next group follows after nothing but separators between parts of a number. */
  boolean isJoined(int group) {
    return isJoined(group, SEPARATORS);
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

  /** Whether that character alone stands between the group and the next. */
  boolean isJoinedBy(int group, char separator) {
    return group + 1 < size
        && start(group + 1) == end(group) + 1
        && text.charAt(end(group)) == separator;
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

  private int add(int start) {
    int end = start + 1;
    while (end < text.length() && Characters.isDigit(text.charAt(end))) {
      end++;
    }
    if (FIELDS * size == fields.length) {
      fields = Arrays.copyOf(fields, 2 * fields.length);
    }
    fields[FIELDS * size] = start;
    fields[FIELDS * size + 1] = end;
    size++;
    return end;
  }

  private boolean isJoinedByAny(int group) {
    if (group + 1 >= size || start(group + 1) - end(group) > WIDEST_GAP) {
      return false;
    }
    for (int i = end(group); i < start(group + 1); i++) {
      char c = text.charAt(i);
      boolean separator = (c >= '(' && c <= '/') || c == ' ' || c == '_' || c <= '\r';
      if (!separator) {
        return false;
      }
    }
    return true;
  }

  /** Of separators of any kind, and a few characters more: no detector asks for less. */
  private void count() {
    for (int group = size - 1; group >= 0; group--) {
      int following = isJoinedByAny(group) ? joinedDigits(group + 1) : 0;
      fields[FIELDS * group + 2] = length(group) + following;
    }
  }
}
