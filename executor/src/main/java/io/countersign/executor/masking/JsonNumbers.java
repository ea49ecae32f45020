package io.countersign.executor.masking;

/**
 * Tells which places of a JSON document (or PostgreSQL array) hold a bare number, so that its mask
 * is written as a string and the document stays readable. Asked from left to right.
 */
final class JsonNumbers {
  private final String text;
  private final boolean document;
  private int position;
  private boolean quoted;

  JsonNumbers(String text) {
    this.text = text;
    String begin = text.stripLeading();
    this.document = begin.startsWith("{") || begin.startsWith("[");
  }

  boolean isNumber(int start, int end) {
    return document && isNumeric(start, end) && !isQuotedAt(start) && isBetweenSigns(start, end);
  }

  private boolean isNumeric(int start, int end) {
    return text.substring(start, end).chars().allMatch(c -> Characters.isDigit((char) c));
  }

  private boolean isQuotedAt(int start) {
    while (position < start) {
      char c = text.charAt(position++);
      if (c == '\\') {
        position++;
      } else if (c == '"') {
        quoted = !quoted;
      }
    }
    return quoted;
  }

  private boolean isBetweenSigns(int start, int end) {
    int before = start - 1;
    while (before >= 0 && Character.isWhitespace(text.charAt(before))) {
      before--;
    }
    int after = end;
    while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
      after++;
    }
    return before >= 0
        && after < text.length()
        && ":,[{".indexOf(text.charAt(before)) >= 0
        && ",]}".indexOf(text.charAt(after)) >= 0;
  }
}
