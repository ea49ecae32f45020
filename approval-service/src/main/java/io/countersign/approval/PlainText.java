package io.countersign.approval;

/** Words that people write, which others read as they are. */
public final class PlainText {
  public static final int MAXIMUM = 4_000;

  private PlainText() {}

  /**
   * @param name what the text is called where it comes from
   * @return the same text
   * @throws IllegalArgumentException if it is too long or holds control characters other than line
   *     breaks and tabs
   */
  public static String checked(String text, String name) {
    int length = text.codePointCount(0, text.length());
    if (length > MAXIMUM) {
      throw new IllegalArgumentException(
          "%s has %,d characters; at most %,d are taken".formatted(name, length, MAXIMUM));
    }
    text.codePoints()
        .filter(PlainText::isRefused)
        .findFirst()
        .ifPresent(c -> {
          throw new IllegalArgumentException(
              "%s holds the control character U+%04X; only line breaks and tabs are taken"
                  .formatted(name, c));
        });
    return text;
  }

  /**
   * The same text as far as it is taken: shortened, with a sign in the place of what is refused.
   */
  public static String tamed(String text) {
    StringBuilder tamed = new StringBuilder();
    text.codePoints()
        .limit(MAXIMUM)
        .map(c -> isRefused(c) ? '\uFFFD' : c)
        .forEach(tamed::appendCodePoint);
    return tamed.toString();
  }

  /** An unpaired surrogate cannot be written as UTF-8. */
  private static boolean isRefused(int character) {
    return character != '\n'
        && character != '\r'
        && character != '\t'
        && (Character.isISOControl(character)
            || Character.getType(character) == Character.SURROGATE);
  }
}
