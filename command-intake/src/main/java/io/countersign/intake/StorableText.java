package io.countersign.intake;

/** Text that can be kept as it is: JSON can spell more than UTF-8 and PostgreSQL can hold. */
final class StorableText {
  private StorableText() {}

  static boolean is(String text) {
    return text.codePoints().noneMatch(c -> c == 0 || isLoneSurrogate(c));
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
