package io.countersign.contracts;

/** What {@link SigningKey} signs and verifies. */
public interface Signed {
  /** Everything that the signature covers, which is everything else. */
  byte[] signedBytes();

  /** Which key signed it. */
  String keyId();

  /** HMAC-SHA256 over {@link #signedBytes()}, base64url without padding. */
  String signature();
}
