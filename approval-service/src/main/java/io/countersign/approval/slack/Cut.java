package io.countersign.approval.slack;

/**
 * The beginning of a text.
 *
 * @param left how many characters come after it
 */
record Cut(String text, int left) {
  static Cut of(String text, int room) {
    int end = border(text, Math.min(text.length(), room));
    return new Cut(text.substring(0, end), text.length() - end);
  }

  boolean isWhole() {
    return left == 0;
  }

  /** Not between the two halves of one character. */
  static int border(String text, int at) {
    return at > 1 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }
}
