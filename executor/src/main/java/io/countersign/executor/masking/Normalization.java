package io.countersign.executor.masking;

import java.util.Arrays;

/** One pass that turns a text into a {@link NormalText}. */
final class Normalization {
  private final String original;
  private final StringBuilder text;
  private int[] origins;
  private int position;

  Normalization(String original) {
    this.original = original;
    this.text = new StringBuilder(original.length());
    this.origins = new int[original.length()];
  }

  NormalText run() {
    while (position < original.length()) {
      switch (original.charAt(position)) {
        case '\\' -> readEscape();
        case '%' -> readPercent();
        default -> readCharacter();
      }
    }
    return new NormalText(original, text.toString(), Arrays.copyOf(origins, text.length()));
  }

  private void readCharacter() {
    int codePoint = original.codePointAt(position);
    emit(Folding.fold(codePoint), Character.charCount(codePoint));
  }

  /** JSON's escapes (RFC 8259 §7), however often they were escaped again. */
  private void readEscape() {
    int end = position;
    while (end < original.length() && original.charAt(end) == '\\') {
      end++;
    }
    int slashes = end - position;
    switch (end < original.length() ? original.charAt(end) : '\0') {
      case 'n', 'r' -> emit("\n", slashes + 1);
      case 't' -> emit("\t", slashes + 1);
      case '/' -> emit("/", slashes + 1);
      case '"' -> emit("\"", slashes + 1);
      case 'u' -> readUnicodeEscape(end + 1, slashes);
      default -> emitSlashes(slashes);
    }
  }

  private void readUnicodeEscape(int start, int slashes) {
    int first = hexadecimal(start, 4);
    if (first < 0) {
      emitSlashes(slashes);
      return;
    }
    int low = hexadecimal(start + 4 + slashes + 1, 4);
    boolean pair =
        Character.isHighSurrogate((char) first)
            && low >= 0
            && Character.isLowSurrogate((char) low)
            && original.startsWith("\\u", start + 4 + slashes - 1);
    int length = slashes + 5;
    if (pair) {
      emit(Folding.fold(Character.toCodePoint((char) first, (char) low)), 2 * length);
    } else {
      emit(Folding.fold(first), length);
    }
  }

  /** A URL's escape of an ASCII character (RFC 3986 §2.1). */
  private void readPercent() {
    int code = hexadecimal(position + 1, 2);
    if (code >= ' ' && code < 0x7F) {
      emit(Character.toString(code), 3);
    } else {
      emit("%", 1);
    }
  }

  private int hexadecimal(int start, int length) {
    if (start + length > original.length()) {
      return -1;
    }
    int value = 0;
    for (int i = start; i < start + length; i++) {
      int digit = Character.digit(original.charAt(i), 16);
      if (digit < 0 || original.charAt(i) >= 0x80) {
        return -1;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  private void emitSlashes(int slashes) {
    for (int i = 0; i < slashes; i++) {
      emit("\\", 1);
    }
  }

  private void emit(String folded, int consumed) {
    if (text.length() + folded.length() > origins.length) {
      origins = Arrays.copyOf(origins, 2 * origins.length + folded.length());
    }
    Arrays.fill(origins, text.length(), text.length() + folded.length(), position);
    text.append(folded);
    position += consumed;
  }
}
