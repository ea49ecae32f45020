package io.countersign.executor.masking;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Text in PostgreSQL's hexadecimal format of {@code bytea} (manual, 8.4.1): {@code \x6a6f65}.
 *
 * @param text what the bytes are in UTF-8
 * @param start where the first digit is
 */
record HexadecimalBytes(String text, int start, int end) {
  /** Anything shorter is an escape of a single character. */
  private static final int FEWEST_DIGITS = 6;

  /** The bytes that begin with this backslash, if they are text. */
  static @Nullable HexadecimalBytes at(String text, int backslash) {
    int start = backslash;
    while (start < text.length() && text.charAt(start) == '\\') {
      start++;
    }
    if (start == backslash || start == text.length() || text.charAt(start) != 'x') {
      return null;
    }
    start++;
    int end = start;
    while (end < text.length() && Characters.isHexadecimal(text.charAt(end))) {
      end++;
    }
    boolean whole = (end - start) % 2 == 0 && !Characters.isLetterOrDigitAt(text, end);
    if (end - start < FEWEST_DIGITS || !whole) {
      return null;
    }
    String decoded = decode(text, start, end);
    return decoded == null ? null : new HexadecimalBytes(decoded, start, end);
  }

  private static @Nullable String decode(String text, int start, int end) {
    byte[] bytes = HexFormat.of().parseHex(text, start, end);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  static String encode(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  /** How many bytes the character takes in UTF-8. */
  static int size(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
