package io.countersign.approval.slack;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Slack's signature of what it sends, version 0: HMAC-SHA256 in hexadecimal over {@code
 * v0:timestamp:body} (Slack, Verifying requests from Slack).
 */
final class SignatureCheck {
  /** How far the clocks of Slack and this service may be apart, both ways. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "v0=";
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
  private static final Pattern SIGNATURE = Pattern.compile(PREFIX + "[0-9a-f]{64}");

  private final SecretKeySpec key;

  SignatureCheck(String signingSecret) {
    key = new SecretKeySpec(signingSecret.getBytes(UTF_8), ALGORITHM);
  }

  /**
   * Looks at the bytes as they came, before anybody reads them.
   *
   * @return why it is not believed; empty if it is
   */
  Optional<String> refusal(
      @Nullable String timestamp, @Nullable String signature, byte[] body, Instant now) {
    if (timestamp == null || !SECONDS.matcher(timestamp).matches()) {
      return Optional.of("no timestamp");
    }
    if (signature == null || !SIGNATURE.matcher(signature).matches()) {
      return Optional.of("no signature");
    }
    byte[] stated = HexFormat.of().parseHex(signature, PREFIX.length(), signature.length());
    if (!MessageDigest.isEqual(stated, sign(timestamp, body))) {
      return Optional.of("wrong signature");
    }
    Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
    return apart.compareTo(TOLERANCE) > 0
        ? Optional.of("signed at another time")
        : Optional.empty();
  }

  private byte[] sign(String timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(("v0:" + timestamp + ":").getBytes(US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
