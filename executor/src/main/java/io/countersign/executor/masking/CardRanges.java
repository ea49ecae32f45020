package io.countersign.executor.masking;

import java.util.List;

/** Which numbers issuers give to payment cards: how they begin, how long they are. */
final class CardRanges {
  private static final int PREFIX = 6;

  private static final List<Range> RANGES =
      DataFile.lines("card-ranges.csv").stream().map(Range::parse).toList();

  private CardRanges() {}

  static boolean contain(String digits) {
    int prefix = Integer.parseInt(digits, 0, PREFIX, 10);
    for (Range range : RANGES) {
      if (range.contains(prefix, digits.length())) {
        return true;
      }
    }
    return false;
  }

  private record Range(int from, int to, int shortest, int longest) {
    static Range parse(String line) {
      List<String> cells = List.of(line.split(",", -1));
      return new Range(
          Integer.parseInt(pad(cells.get(0), "0")),
          Integer.parseInt(pad(cells.get(1), "9")),
          Integer.parseInt(cells.get(2)),
          Integer.parseInt(cells.get(3)));
    }

    private static String pad(String prefix, String digit) {
      return prefix + digit.repeat(PREFIX - prefix.length());
    }

    boolean contains(int prefix, int length) {
      return from <= prefix && prefix <= to && shortest <= length && length <= longest;
    }
  }
}
