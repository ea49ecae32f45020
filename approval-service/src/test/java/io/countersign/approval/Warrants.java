package io.countersign.approval;

import io.countersign.contracts.SigningKey;
import java.time.Duration;

/** Settings and keys of warrants for tests. */
final class Warrants {
  static final String SECRET = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
  static final SigningKey KEY = new SigningKey("test-1", SECRET);
  static final Duration VALID_FOR = Duration.ofMinutes(10);

  private Warrants() {}

  static WarrantIssuer issuer() {
    return new WarrantIssuer(new Settings(KEY.id(), SECRET, VALID_FOR));
  }

  record Settings(String keyId, String key, Duration validFor) implements WarrantSettings {}
}
