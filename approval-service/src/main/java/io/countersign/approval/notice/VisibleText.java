package io.countersign.approval.notice;

/**
 * Text of others as it can be looked at: what would be invisible, or would change how the rest is
 * read, is written out.
 */
public final class VisibleText {
  /** Control Pictures (Unicode block 2400) show what the first 32 characters are. */
  private static final int CONTROL_PICTURES = 0x2400;

  private static final int DELETE = 0x7F;
  private static final int PICTURE_OF_DELETE = 0x2421;
  private static final int FIRST_PRINTABLE = 0x20;

  private VisibleText() {}

  public static String of(String text) {
    StringBuilder visible = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(visible, c));
    return visible.toString();
  }

  /** The same on one line. */
  public static String inLine(String text) {
    return of(text.replace("\r\n", "\n")).replace('\n', '\u2424').replace('\t', ' ');
  }

  /**
   * The same where HTML, or Slack's mark-up, is read: the three characters that begin it escaped.
   */
  public static String escaped(String text) {
    return inLine(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static void append(StringBuilder visible, int character) {
    if (character == '\n' || character == '\t') {
      visible.append((char) character);
    } else if (character < FIRST_PRINTABLE) {
      visible.append((char) (CONTROL_PICTURES + character));
    } else if (character == DELETE) {
      visible.append((char) PICTURE_OF_DELETE);
    } else if (isInvisible(character)) {
      visible.append("\u27E6U+%04X\u27E7".formatted(character));
    } else {
      visible.appendCodePoint(character);
    }
  }

  /** Marks of direction, zero-width characters, odd spaces and line ends, and what is no text. */
  private static boolean isInvisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          true;
      case Character.SPACE_SEPARATOR -> character != ' ';
      default -> isBlankThoughNotASpace(character);
    };
  }

  /** Hangul fillers, variation selectors, and the like: letters and marks that show nothing. */
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
