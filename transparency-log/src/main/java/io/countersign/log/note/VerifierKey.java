package io.countersign.log.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.Hash;
import io.countersign.log.MerkleTree;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public key and the name of who signs with it. Its text is {@code NAME+ID+BASE64}, where the
 * Base64 is of the type's number and the 32 bytes of the key.
 */
public final class VerifierKey {
  private static final int KEY_BYTES = 32;
  private final String name;
  private final SignatureType type;
  private final byte[] publicKey;
  private final int id;

  VerifierKey(String name, SignatureType type, byte[] publicKey) throws InvalidNoteException {
    if (publicKey.length != KEY_BYTES) {
      throw new InvalidNoteException("an Ed25519 key has 32 bytes, not " + publicKey.length);
    }
    this.name = KeyText.checkedName(name);
    this.type = type;
    this.publicKey = publicKey.clone();
    this.id = id(name, type, publicKey);
  }

  /** Reads the text form; the id must fit the rest. */
  public static VerifierKey parse(String text) throws InvalidNoteException {
    String[] parts = text.split("\\+", 3);
    if (parts.length < 3) {
      throw new InvalidNoteException("a verifier key reads NAME+ID+BASE64");
    }
    byte[] typed = KeyText.base64(parts[2]);
    if (typed.length == 0) {
      throw new InvalidNoteException("a verifier key reads NAME+ID+BASE64");
    }
    VerifierKey key =
        new VerifierKey(
            parts[0], SignatureType.numbered(typed[0]), Arrays.copyOfRange(typed, 1, typed.length));
    if (!KeyText.hex(key.id).equals(parts[1])) {
      throw new InvalidNoteException("the id of the key does not fit its name and bytes");
    }
    return key;
  }

  /** First four bytes of SHA-256 over name, newline, number of the type, and key. */
  private static int id(String name, SignatureType type, byte[] publicKey) {
    byte[] text = name.getBytes(UTF_8);
    byte[] hashed =
        ByteBuffer.allocate(text.length + 2 + KEY_BYTES)
            .put(text)
            .put((byte) '\n')
            .put(type.number())
            .put(publicKey)
            .array();
    Hash hash = MerkleTree.sha256(hashed);
    return ByteBuffer.wrap(hash.toBytes()).getInt();
  }

  public String name() {
    return name;
  }

  public SignatureType type() {
    return type;
  }

  public int id() {
    return id;
  }

  /** Whether a signature claims to be of this key: same name and same id. */
  public boolean claimedBy(NoteSignature signature) {
    return signature.keyId() == id && signature.name().equals(name);
  }

  /** The same key material, whatever its name: two names do not make two signers. */
  public boolean sameKey(VerifierKey other) {
    return Arrays.equals(publicKey, other.publicKey);
  }

  /**
   * Verifies a witness's signature of a checkpoint.
   *
   * @return when the witness says that it signed
   */
  public Instant verifyCosignature(String checkpoint, NoteSignature signature)
      throws InvalidNoteException {
    Cosignature cosignature = Cosignature.parse(signature.bytes());
    byte[] message = Cosignature.message(checkpoint, cosignature.seconds());
    if (!claimedBy(signature) || !verifies(message, cosignature.signature())) {
      throw new InvalidNoteException("the cosignature of " + name + " is wrong");
    }
    return Instant.ofEpochSecond(cosignature.seconds());
  }

  boolean verifies(byte[] message, byte[] signature) {
    return Ed25519.verifies(publicKey, message, signature);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey key && toString().equals(key.toString());
  }

  @Override
  public int hashCode() {
    return id;
  }

  /** The text form. */
  @Override
  public String toString() {
    byte[] typed = ByteBuffer.allocate(1 + KEY_BYTES).put(type.number()).put(publicKey).array();
    return name + "+" + KeyText.hex(id) + "+" + Base64.getEncoder().encodeToString(typed);
  }
}
