package io.countersign.executor.masking;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The secret by which codes take the place of values. Who knows it can find out for a guess whether
 * it is the value, and can read format-preserving masks.
 */
public final class MaskingKey {
  private static final int LEAST_BYTES = 32;
  private static final Pattern ID = Pattern.compile("[a-z0-9]{1,8}");

  private final String id;
  private final byte[] secret;

  /**
   * @param id shows in every code, so that codes of different keys are not taken for different
   *     values
   */
  MaskingKey(String id, byte[] secret) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "the id of a masking key is one to eight lower-case letters and digits, not: " + id);
    }
    if (secret.length < LEAST_BYTES) {
      throw new IllegalArgumentException(
          "a masking key has at least " + LEAST_BYTES + " random bytes");
    }
    this.id = id;
    this.secret = secret.clone();
  }

  /**
   * @param secret in base64
   */
  public static MaskingKey parse(String id, String secret) {
    try {
      return new MaskingKey(id, Base64.getDecoder().decode(secret.strip()));
    } catch (IllegalArgumentException e) {
      // Base64's message quotes what it cannot read.
      throw new IllegalArgumentException(
          "the masking key '"
              + id
              + "' needs an id of one to eight lower-case letters and digits, and at least "
              + LEAST_BYTES
              + " random bytes in base64");
    }
  }

  /** Another key for each data source and purpose (HKDF, RFC 5869). */
  byte[] derive(String dataSource, String purpose) {
    try {
      byte[] info = (purpose + "/" + dataSource).getBytes(StandardCharsets.UTF_8);
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(info, LEAST_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java 25 has HKDF-SHA256", e);
    }
  }

  String id() {
    return id;
  }

  @Override
  public String toString() {
    return "MaskingKey[" + id + "]";
  }
}
