package io.countersign.executor.masking;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Codes that are the same for the same value of one data source and tell nothing else of it
 * (HMAC-SHA-256, RFC 2104), so that values can be counted and joined. Safe for several threads.
 */
final class Codes {
  static final Pattern SHAPE = Pattern.compile("h:[a-z0-9]{1,8}:[A-Z2-7]{16}");

  private static final String ALGORITHM = "HmacSHA256";
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"; // RFC 4648 §6
  private static final int LENGTH = 16;
  private static final int BITS = 5;

  private final String prefix;

  /** Never updated itself, so that a clone is a fresh one without scheduling the key again. */
  private final Mac prototype;

  Codes(MaskingKey key, String dataSource) {
    this.prefix = "h:" + key.id() + ":";
    try {
      prototype = Mac.getInstance(ALGORITHM);
      prototype.init(new SecretKeySpec(key.derive(dataSource, "hash"), ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** {@code h:<key id>:} and 80 bits in base32. */
  String text(String normal) {
    byte[] digest = digest("text", normal);
    StringBuilder code = new StringBuilder(prefix);
    for (int i = 0; i < LENGTH; i++) {
      int bit = i * BITS;
      int pair = ((digest[bit / 8] & 0xff) << 8) | (digest[bit / 8 + 1] & 0xff);
      code.append(BASE32.charAt((pair >> (11 - bit % 8)) & 31));
    }
    return code.toString();
  }

  /**
   * @param bits how many the number may have at most
   */
  long number(String normal, int bits) {
    return ByteBuffer.wrap(digest("number", normal)).getLong() & ((1L << bits) - 1);
  }

  /** Of version 8, whose bits mean what its maker wants (RFC 9562 §5.8). */
  String uuid(String normal) {
    ByteBuffer digest = ByteBuffer.wrap(digest("uuid", normal));
    long high = (digest.getLong() & ~0xf000L) | 0x8000L;
    long low = (digest.getLong() & ~(3L << 62)) | (1L << 63);
    return new UUID(high, low).toString();
  }

  private byte[] digest(String kind, String normal) {
    try {
      Mac mac = (Mac) prototype.clone();
      mac.update((kind + "/").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(normal.getBytes(StandardCharsets.UTF_8));
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(ALGORITHM + " of this Java cannot be cloned", e);
    }
  }
}
