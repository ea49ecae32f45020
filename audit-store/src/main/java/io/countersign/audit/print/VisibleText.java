package io.countersign.audit.print;

import java.util.Locale;
import java.util.function.IntPredicate;

/**
 * Text as it may stand on a page: what cannot be seen, what would turn the direction of reading,
 * and what the page's font does not have is written as <code>\\u{202e}</code>, and what is very
 * long is cut.
 */
final class VisibleText {
  private static final int LONGEST = 600;
  private final IntPredicate shown;

  /**
   * @param shown whether the font has it
   */
  VisibleText(IntPredicate shown) {
    this.shown = shown;
  }

  String of(String text) {
    int length = text.codePointCount(0, text.length());
    StringBuilder visible = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(c -> append(visible, c));
    return length <= LONGEST
        ? visible.toString()
        : visible
            .append("… (")
            .append(Words.number((long) length))
            .append(" characters)")
            .toString();
  }

  private void append(StringBuilder visible, int character) {
    if (isBreak(character)) {
      visible.append(' ');
    } else if (isSeen(character) && shown.test(character)) {
      visible.appendCodePoint(character);
    } else {
      visible.append(String.format(Locale.ROOT, "\\u{%x}", character));
    }
  }

  private static boolean isBreak(int character) {
    return character == '\n' || character == '\r' || character == '\t';
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
