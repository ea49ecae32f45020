package io.countersign.log.note;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * A private key and the name of who signs with it. Its text is {@code PRIVATE+KEY+NAME+ID+BASE64},
 * where the Base64 is of the type's number and the 32 bytes of the seed; {@link #toString} does not
 * tell it.
 */
public final class SignerKey {
  private static final String PREFIX = "PRIVATE+KEY+";
  private final byte[] seed;
  private final KeyPair pair;
  private final VerifierKey verifierKey;

  private SignerKey(String name, SignatureType type, byte[] seed) throws InvalidNoteException {
    this.seed = seed.clone();
    this.pair = Ed25519.pair(seed);
    this.verifierKey = new VerifierKey(name, type, Ed25519.publicBytes(pair));
  }

  /** Makes a new key. */
  public static SignerKey generate(String name, SignatureType type, SecureRandom random)
      throws InvalidNoteException {
    byte[] seed = new byte[Ed25519.SEED_BYTES];
    random.nextBytes(seed);
    return new SignerKey(name, type, seed);
  }

  /** Reads the text form; the id must fit the rest. No message quotes the text. */
  public static SignerKey parse(String text) throws InvalidNoteException {
    String[] parts =
        text.startsWith(PREFIX) ? text.substring(PREFIX.length()).split("\\+", 3) : new String[0];
    if (parts.length < 3) {
      throw new InvalidNoteException("a signer key reads PRIVATE+KEY+NAME+ID+BASE64");
    }
    byte[] typed = KeyText.base64(parts[2]);
    if (typed.length != 1 + Ed25519.SEED_BYTES) {
      throw new InvalidNoteException("the seed of a signer key has 32 bytes");
    }
    SignerKey key =
        new SignerKey(
            parts[0], SignatureType.numbered(typed[0]), Arrays.copyOfRange(typed, 1, typed.length));
    if (!KeyText.hex(key.verifierKey.id()).equals(parts[1])) {
      throw new InvalidNoteException("the id of the signer key does not fit its name and seed");
    }
    return key;
  }

  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /** The private text form, for a file that only its owner may read. */
  public String secretText() {
    byte[] typed =
        ByteBuffer.allocate(1 + Ed25519.SEED_BYTES)
            .put(verifierKey.type().number())
            .put(seed)
            .array();
    return PREFIX
        + verifierKey.name()
        + "+"
        + KeyText.hex(verifierKey.id())
        + "+"
        + Base64.getEncoder().encodeToString(typed);
  }

  /**
   * Signs the text of a note as a log does.
   *
   * @throws IllegalStateException if this is a witness's key
   */
  public NoteSignature sign(String text) {
    require(SignatureType.ED25519);
    return signature(Ed25519.sign(pair.getPrivate(), text.getBytes(UTF_8)));
  }

  /**
   * Signs the text of a checkpoint as a witness does.
   *
   * @throws IllegalStateException if this is not a witness's key
   */
  public NoteSignature cosign(String checkpoint, Instant at) {
    require(SignatureType.COSIGNATURE);
    long seconds = at.getEpochSecond();
    byte[] signature = Ed25519.sign(pair.getPrivate(), Cosignature.message(checkpoint, seconds));
    return signature(
        ByteBuffer.allocate(Long.BYTES + signature.length).putLong(seconds).put(signature).array());
  }

  private NoteSignature signature(byte[] bytes) {
    return new NoteSignature(verifierKey.name(), verifierKey.id(), bytes);
  }

  private void require(SignatureType type) {
    if (verifierKey.type() != type) {
      throw new IllegalStateException(
          "the key of " + verifierKey.name() + " does not make signatures of type " + type);
    }
  }

  /** Names the key and hides its seed. */
  @Override
  public String toString() {
    return "SignerKey[" + verifierKey.name() + "+" + KeyText.hex(verifierKey.id()) + "]";
  }
}
