package io.countersign.cli.approvals;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Text of others on a terminal. What a terminal would obey, and what would let text pass for other
 * text, is shown as its number, such as {@code u{1b}} behind a backslash. Nothing is left out.
 */
final class Visible {
  private static final String MARGIN = "  │ ";
  private static final String TAB = "    ";

  private Visible() {}

  /** In one line. */
  static String line(String text) {
    return text.codePoints().mapToObj(c -> c == '\n' ? "⏎" : sign(c)).collect(Collectors.joining());
  }

  /** The beginning, in one line; what is left out is marked. */
  static String line(String text, int longest) {
    String line = line(text.strip().replaceAll("[ \\t\\r\\n]+", " "));
    return line.codePointCount(0, line.length()) <= longest
        ? line
        : line.substring(0, line.offsetByCodePoints(0, longest - 1)) + "…";
  }

  /** Line by line, each behind a margin, so that none passes for a line of ours. */
  static String block(String text) {
    return Stream.of(text.replace("\r\n", "\n").split("\n"))
        .map(l -> MARGIN + l.codePoints().mapToObj(Visible::tabbed).collect(Collectors.joining()))
        .collect(Collectors.joining("\n"));
  }

  private static String tabbed(int character) {
    return character == '\t' ? TAB : sign(character);
  }

  private static String sign(int character) {
    return isUnseen(character) ? "\\u{%x}".formatted(character) : Character.toString(character);
  }

  private static boolean isUnseen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      case Character.SPACE_SEPARATOR -> character != ' ';
      default -> isBlankThoughNotASpace(character);
    };
  }

  /** Letters and marks that show nothing: joiners, fillers, selectors of variants. */
  private static boolean isBlankThoughNotASpace(int character) {
    return character == 0x034F
        || character == 0x115F
        || character == 0x1160
        || character == 0x17B4
        || character == 0x17B5
        || character == 0x2800
        || character == 0x3164
        || character == 0xFFA0
        || (character >= 0x180B && character <= 0x180F)
        || (character >= 0xFE00 && character <= 0xFE0F)
        || (character >= 0xE0100 && character <= 0xE01EF);
  }
}
