package io.countersign.executor.masking;

import java.util.List;

/** Words before numbers joined by full stops that say: this is a version, or a section. */
final class Versions {
  private static final List<String> WORDS =
      List.of(
          "version",
          "ver",
          "v",
          "release",
          "rel",
          "build",
          "revision",
          "rev",
          "firmware",
          "fw",
          "driver",
          "patch",
          "upgrade",
          "section",
          "sec",
          "chapter",
          "paragraph",
          "clause",
          "article",
          "appendix",
          "annex",
          "figure",
          "table",
          "step",
          "oid",
          "versión",
          "fassung",
          "abschnitt");

  private static final int WIDEST_GAP = 4;
  private static final int LONGEST = 9;

  private Versions() {}

  static boolean precede(String text, int number) {
    int end = number;
    while (end > 0 && number - end < WIDEST_GAP && " :=\"'(#_".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    if (end > 0 && text.charAt(end - 1) == '§') {
      return true;
    }
    int start = end;
    while (start > 0 && end - start <= LONGEST && Characters.isLetter(text.charAt(start - 1))) {
      start--;
    }
    String word = text.substring(start, end);
    return WORDS.stream().anyMatch(word::equalsIgnoreCase);
  }
}
