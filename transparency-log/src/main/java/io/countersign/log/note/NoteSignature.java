package io.countersign.log.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * A signature line of a note: {@code — NAME BASE64}, where the Base64 is of the key id and the
 * signature.
 *
 * @param keyId of the key that it claims to be of
 * @param bytes the signature, whatever its type
 */
@SuppressWarnings("ArrayRecordComponent") // Compared by value below.
public record NoteSignature(String name, int keyId, byte[] bytes) {
  static final String DASH = "\u2014 ";

  public NoteSignature {
    bytes = bytes.clone();
  }

  /** Reads a line without its newline. */
  public static NoteSignature parse(String line) throws InvalidNoteException {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space < DASH.length()) {
      throw new InvalidNoteException("a signature line reads: dash, name, Base64");
    }
    byte[] bytes = KeyText.base64(line.substring(space + 1));
    if (bytes.length <= Integer.BYTES) {
      throw new InvalidNoteException("a signature has more than the 4 bytes of its key id");
    }
    return new NoteSignature(
        KeyText.checkedName(line.substring(DASH.length(), space)),
        ByteBuffer.wrap(bytes).getInt(),
        Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
  }

  /** The line without its newline. */
  public String line() {
    byte[] all = ByteBuffer.allocate(Integer.BYTES + bytes.length).putInt(keyId).put(bytes).array();
    return DASH + name + " " + Base64.getEncoder().encodeToString(all);
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature signature && line().equals(signature.line());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return line();
  }
}
