package io.countersign.executor.sealed;

import io.countersign.executor.SealedImageException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals texts by AES-256 in Galois/Counter Mode (NIST SP 800-38D) with a random nonce of 96 bits,
 * bound to what they belong to, so that nothing sealed passes for something else.
 */
public final class Seal {
  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SealingKeys keys;
  private final SecureRandom random;

  public Seal(SealingKeys keys, SecureRandom random) {
    this.keys = keys;
    this.random = random;
  }

  /** A text that only the holder of the key can read. */
  @SuppressWarnings("ArrayRecordComponent") // Bytes for a column; nobody compares or alters them.
  public record Sealed(String keyId, byte[] nonce, byte[] bytes) {
    @Override
    public String toString() {
      return "Sealed[" + keyId + "]";
    }
  }

  /**
   * @param belongsTo what it is to be opened with
   * @throws SealedImageException if there is no key
   */
  public Sealed seal(String text, byte[] belongsTo) {
    SealingKeys.Key key = keys.first();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key.secret(), nonce, belongsTo);
      return new Sealed(key.id(), nonce, cipher.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /**
   * @param belongsTo what it was sealed with
   * @throws SealedImageException if the key is gone, or anything was altered
   */
  public String open(Sealed sealed, byte[] belongsTo) {
    SecretKey key =
        keys.named(sealed.keyId())
            .orElseThrow(() ->
                new SealedImageException(
                    "the key '" + sealed.keyId() + "' that sealed its rows is gone"));
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, key, sealed.nonce(), belongsTo);
      return new String(cipher.doFinal(sealed.bytes()), StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new SealedImageException(
          "its sealed rows were altered, or the key '" + sealed.keyId() + "' is another now", e);
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, byte[] belongsTo)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(belongsTo);
    return cipher;
  }
}
