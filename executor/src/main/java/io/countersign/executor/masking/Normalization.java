package io.countersign.executor.masking;

import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** One pass that turns a text into a {@link NormalText}. */
final class Normalization {
  private final String original;
  private final StringBuilder text;
  private int[] origins;
  private int position;
  private @Nullable BitSet bytes;

  Normalization(String original) {
    this.original = original;
    this.text = new StringBuilder(original.length());
    this.origins = new int[original.length()];
  }

  NormalText run() {
    while (position < original.length()) {
      int plain = plainEnd();
      if (plain > position) {
        copy(plain);
      } else {
        read();
      }
    }
    return new NormalText(original, text.toString(), Arrays.copyOf(origins, text.length()), bytes);
  }

  private int plainEnd() {
    int end = position;
    while (end < original.length() && isPlain(original.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isPlain(char c) {
    return Folding.isPlain(c) && c != '\\' && c != '%' && c != '&';
  }

  private void copy(int end) {
    reserve(end - position);
    int from = text.length();
    for (int i = position; i < end; i++) {
      origins[from + i - position] = i;
    }
    text.append(original, position, end);
    position = end;
  }

  private void read() {
    HexadecimalBytes hexadecimal = HexadecimalBytes.at(original, position);
    if (hexadecimal != null) {
      emitBytes(hexadecimal);
      return;
    }
    Escapes.Escape escape = Escapes.at(original, position);
    if (escape != null) {
      emit(escape.meaning(), escape.length());
    } else if (original.charAt(position) == '\\') {
      copy(backslashesEnd());
    } else {
      int codePoint = original.codePointAt(position);
      emit(Folding.fold(codePoint), Character.charCount(codePoint));
    }
  }

  /** All of them at once: none of them begins an escape if the first does not. */
  private int backslashesEnd() {
    int end = position;
    while (end < original.length() && original.charAt(end) == '\\') {
      end++;
    }
    return end;
  }

  private void emitBytes(HexadecimalBytes hexadecimal) {
    BitSet marked = bytes == null ? new BitSet() : bytes;
    bytes = marked;
    emit(" ", hexadecimal.start() - position);
    marked.set(hexadecimal.start(), hexadecimal.end());
    String content = hexadecimal.text();
    for (int i = 0; i < content.length(); ) {
      int codePoint = content.codePointAt(i);
      emit(Folding.fold(codePoint), 2 * HexadecimalBytes.size(codePoint));
      i += Character.charCount(codePoint);
    }
  }

  private void reserve(int length) {
    if (text.length() + length > origins.length) {
      origins = Arrays.copyOf(origins, 2 * origins.length + length);
    }
  }

  private void emit(String folded, int consumed) {
    reserve(folded.length());
    Arrays.fill(origins, text.length(), text.length() + folded.length(), position);
    text.append(folded);
    position += consumed;
  }
}
