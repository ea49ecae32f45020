package io.countersign.cli.sql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Whether bytes are UTF-8. */
final class Encoding {
  /** Stands where bytes could not be decoded; a text may also hold it by itself. */
  private static final char REPLACEMENT = '\uFFFD';

  private Encoding() {}

  /**
   * @param decoded the same bytes, leniently
   */
  static boolean isUtf8(byte[] bytes, String decoded) {
    if (decoded.indexOf(REPLACEMENT) < 0) {
      return true;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
