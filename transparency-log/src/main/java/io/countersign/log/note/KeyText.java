package io.countersign.log.note;

import java.util.Base64;
import java.util.HexFormat;

/** The pieces that texts of keys and signatures are made of. */
final class KeyText {
  private KeyText() {}

  /** Not empty, without space of any kind, plus sign or control character. */
  static String checkedName(String name) throws InvalidNoteException {
    if (name.isEmpty()) {
      throw new InvalidNoteException("the name of a key is not empty");
    }
    if (name.codePoints().anyMatch(KeyText::isForbidden)) {
      throw new InvalidNoteException(
          "the name of a key has no spaces, plus signs or control characters");
    }
    return name;
  }

  private static boolean isForbidden(int c) {
    return c == '+' || c == 0x85 || c < ' ' || Character.isSpaceChar(c) || c == 0xfffd;
  }

  /** Standard Base64 with padding, and no second spelling of the same bytes. */
  static byte[] base64(String text) throws InvalidNoteException {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      throw new InvalidNoteException("not Base64");
    }
    throw new InvalidNoteException("not canonical Base64");
  }

  static String hex(int keyId) {
    return HexFormat.of().toHexDigits(keyId);
  }
}
