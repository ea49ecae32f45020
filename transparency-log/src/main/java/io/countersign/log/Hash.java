package io.countersign.log;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A SHA-256 hash: 32 bytes that never change. Compared in constant time. */
public final class Hash {
  /** Bytes of a hash. */
  public static final int LENGTH = 32;

  private static final int BASE64_LENGTH = 44;
  private final byte[] bytes;

  private Hash(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Copies the bytes.
   *
   * @throws IllegalArgumentException unless there are 32
   */
  public static Hash of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + bytes.length);
    }
    return new Hash(bytes.clone());
  }

  /** The 32 bytes from there on. */
  public static Hash at(byte[] bytes, int from) {
    if (from < 0 || bytes.length - LENGTH < from) {
      throw new IllegalArgumentException("no 32 bytes from " + from + " on");
    }
    return new Hash(Arrays.copyOfRange(bytes, from, from + LENGTH));
  }

  /**
   * The standard Base64 of 32 bytes with its padding (RFC 4648 §4), and no other spelling of it.
   *
   * @throws IllegalArgumentException if it is something else
   */
  public static Hash ofBase64(String text) {
    if (text.length() != BASE64_LENGTH) {
      throw new IllegalArgumentException("the Base64 of a hash has 44 characters");
    }
    Hash hash = of(Base64.getDecoder().decode(text));
    if (!hash.base64().equals(text)) {
      throw new IllegalArgumentException("not the canonical Base64 of a hash");
    }
    return hash;
  }

  /** Takes over a digest that nobody else holds. */
  static Hash ofDigest(byte[] digest) {
    return new Hash(digest);
  }

  /** A copy. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  public void copyTo(byte[] target, int from) {
    System.arraycopy(bytes, 0, target, from, LENGTH);
  }

  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  void feed(MessageDigest digest) {
    digest.update(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hash hash && MessageDigest.isEqual(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return hex();
  }
}
