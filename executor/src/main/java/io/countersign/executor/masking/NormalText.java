package io.countersign.executor.masking;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A text as the detectors read it: no characters that cannot be seen, ASCII digits and separators
 * whatever the script, escapes of JSON and URLs resolved. Every place leads back to the original.
 */
final class NormalText {
  private final String original;
  private final String text;

  /** For each character of the text, where it begins in the original; absent if both are equal. */
  private final int @Nullable [] origins;

  /** The places of the original that write bytes in hexadecimal; absent if there are none. */
  private final @Nullable BitSet bytes;

  NormalText(String original, String text, int @Nullable [] origins, @Nullable BitSet bytes) {
    this.original = original;
    this.text = text;
    this.origins = origins;
    this.bytes = bytes;
  }

  static NormalText of(String original) {
    return Signals.of(original, "").plain() ? plain(original) : new Normalization(original).run();
  }

  /** Of a text that reads as it is. */
  static NormalText plain(String original) {
    return new NormalText(original, original, null, null);
  }

  String text() {
    return text;
  }

  String original() {
    return original;
  }

  /** Where the character begins in the original. */
  int originOf(int index) {
    return origins == null ? index : origins[index];
  }

  /** Where what precedes the index ends in the original. */
  int originalEnd(int end) {
    if (origins == null) {
      return end;
    }
    int next = end;
    // Several characters may come from a single one, which cannot be masked in part.
    while (next < text.length() && origins[next] == origins[end - 1]) {
      next++;
    }
    return next < text.length() ? origins[next] : original.length();
  }

  /** A mask as it has to be written at this place of the original. */
  String written(String mask, int origin) {
    return bytes != null && bytes.get(origin) ? HexadecimalBytes.encode(mask) : mask;
  }
}
