package io.countersign.approval.slack;

import java.util.List;

/**
 * What several texts do not share: each is {@code start}, its own middle, {@code end}. Nothing is
 * interpreted, so that nothing is left out.
 */
record Difference(String start, List<String> middles, String end) {
  Difference {
    middles = List.copyOf(middles);
  }

  /** The texts' common beginning and end, both ending where a word does. */
  static Difference of(List<String> texts) {
    String first = texts.getFirst();
    if (texts.stream().allMatch(first::equals)) {
      return new Difference(first, texts.stream().map(_ -> "").toList(), "");
    }
    int start =
        backToWord(first, texts.stream().mapToInt(t -> commonStart(first, t)).min().orElse(0));
    int end = texts.stream().mapToInt(t -> commonEnd(first, t, start)).min().orElse(0);
    int tail = forthToWord(first, first.length() - end);
    int rest = first.length() - tail;
    return new Difference(
        first.substring(0, start),
        texts.stream().map(t -> t.substring(start, t.length() - rest)).toList(),
        first.substring(tail));
  }

  boolean isNone() {
    return middles.stream().allMatch(String::isEmpty);
  }

  private static int commonStart(String one, String other) {
    int limit = Math.min(one.length(), other.length());
    int i = 0;
    while (i < limit && one.charAt(i) == other.charAt(i)) {
      i++;
    }
    return i;
  }

  private static int commonEnd(String one, String other, int start) {
    int limit = Math.min(one.length(), other.length()) - start;
    int i = 0;
    while (i < limit && one.charAt(one.length() - 1 - i) == other.charAt(other.length() - 1 - i)) {
      i++;
    }
    return i;
  }

  private static int backToWord(String text, int at) {
    int i = at;
    while (i > 0 && !Character.isWhitespace(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }

  private static int forthToWord(String text, int at) {
    int i = at;
    while (i < text.length() && !Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }
}
