package io.countersign.log.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * That a log's key gives way to another, as an entry of the log itself. Its leaf is the byte 2 and
 * a signed note of three lines: {@code countersign.io/hand-over/v1}, the old and the new verifier
 * key. Both keys sign: the old one that it gives way, the new one that it is somebody's.
 *
 * @param from signs up to this entry
 * @param to signs from there on
 */
public record HandOver(VerifierKey from, VerifierKey to) {
  /** First byte of every leaf of this form; that of a record's leaf is another. */
  public static final byte VERSION = 2;

  private static final String FORM = "countersign.io/hand-over/v1";
  private static final int LINES = 3;

  /**
   * @throws IllegalArgumentException unless they are two Ed25519 keys of one name
   */
  public HandOver {
    if (from.type() != SignatureType.ED25519 || to.type() != SignatureType.ED25519) {
      throw new IllegalArgumentException("a log's keys are of type Ed25519");
    }
    if (!from.name().equals(to.name())) {
      throw new IllegalArgumentException("both keys have the log's name, " + from.name());
    }
    if (from.sameKey(to)) {
      throw new IllegalArgumentException("a key is not handed over to itself");
    }
  }

  /** Whether a leaf claims to be a hand-over. */
  public static boolean isClaimedBy(byte[] leaf) {
    return leaf.length > 0 && leaf[0] == VERSION;
  }

  /**
   * Data of the leaf.
   *
   * @throws IllegalArgumentException unless they are two Ed25519 keys of one name
   */
  public static byte[] leaf(SignerKey from, SignerKey to) {
    String text = new HandOver(from.verifierKey(), to.verifierKey()).text();
    SignedNote note = new SignedNote(text, List.of(from.sign(text), to.sign(text)));
    byte[] bytes = note.encode().getBytes(UTF_8);
    return ByteBuffer.allocate(1 + bytes.length).put(VERSION).put(bytes).array();
  }

  private String text() {
    return FORM + "\n" + from + "\n" + to + "\n";
  }

  /**
   * Reads a leaf and verifies both signatures; whether the old key is the log's is for the caller
   * to know.
   */
  public static HandOver parse(byte[] leaf) throws InvalidNoteException {
    if (!isClaimedBy(leaf)) {
      throw new InvalidNoteException("not a hand-over of a key");
    }
    SignedNote note = SignedNote.parse(Arrays.copyOfRange(leaf, 1, leaf.length));
    String[] lines = note.text().split("\n", -1);
    if (lines.length != LINES + 1 || !lines[0].equals(FORM)) {
      throw new InvalidNoteException("not of the form " + FORM);
    }
    try {
      HandOver handOver = new HandOver(VerifierKey.parse(lines[1]), VerifierKey.parse(lines[2]));
      requireSigned(note, handOver.from);
      requireSigned(note, handOver.to);
      return handOver;
    } catch (IllegalArgumentException e) {
      throw new InvalidNoteException(String.valueOf(e.getMessage()));
    }
  }

  private static void requireSigned(SignedNote note, VerifierKey key) throws InvalidNoteException {
    byte[] text = note.text().getBytes(UTF_8);
    if (note.signatures().stream()
        .noneMatch(s -> key.claimedBy(s) && key.verifies(text, s.bytes()))) {
      throw new InvalidNoteException("the key " + key + " has not signed");
    }
  }
}
