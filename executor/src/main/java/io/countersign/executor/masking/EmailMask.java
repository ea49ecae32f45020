package io.countersign.executor.masking;

/** Keeps the first character of a single e-mail address. */
final class EmailMask {
  private EmailMask() {}

  static String apply(String value) {
    String address = value.strip();
    int at = address.lastIndexOf('@');
    if (at < 0 || at == address.length() - 1 || address.indexOf(' ') >= 0) {
      return Mask.HIDDEN;
    }
    // A short local part would be told, or nearly so, by its first character.
    boolean tellsLittle = address.codePointCount(0, at) >= 3;
    int first = address.codePointAt(0);
    return tellsLittle && Character.isLetterOrDigit(first)
        ? Character.toString(first) + "***@***"
        : "***@***";
  }
}
