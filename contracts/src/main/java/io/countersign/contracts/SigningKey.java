package io.countersign.contracts;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and verifies with HMAC-SHA256 (RFC 2104). The key of warrants is held by approval-service
 * and executor only, that of measurement requests by policy-evaluator and executor only.
 */
public final class SigningKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int MINIMUM_BYTES = 32;

  private final String id;
  private final SecretKeySpec key;

  /**
   * @param secret at least 32 bytes, in base64
   * @throws IllegalArgumentException if the secret is shorter or not base64
   */
  public SigningKey(String id, String secret) {
    byte[] bytes = Base64.getDecoder().decode(secret);
    if (bytes.length < MINIMUM_BYTES) {
      throw new IllegalArgumentException("a signing key must have at least 32 bytes, in base64");
    }
    this.id = Checks.notBlank(id, "signing key id");
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  public String id() {
    return id;
  }

  public Warrant sign(Warrant warrant) {
    return warrant.withSignature(signature(warrant.signedBytes()));
  }

  /** Whether this key signed exactly this. Takes the same time wherever the signatures differ. */
  public boolean verifies(Signed signed) {
    return signed.keyId().equals(id)
        && MessageDigest.isEqual(
            signature(signed.signedBytes()).getBytes(StandardCharsets.US_ASCII),
            signed.signature().getBytes(StandardCharsets.UTF_8));
  }

  String signature(byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }

  @Override
  public String toString() {
    return "SigningKey[" + id + "]";
  }
}
