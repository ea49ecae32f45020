package io.countersign.executor;

import io.countersign.contracts.Signed;
import io.countersign.contracts.SigningKey;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * The keys of which any may have signed. A key is replaced without a pause by trusting the old and
 * the new one until everything that the old one signed has expired.
 */
public final class TrustedKeys {
  private final Map<String, SigningKey> keys = new TreeMap<>();

  /**
   * @throws IllegalArgumentException if there is none, or two have the same id
   */
  public TrustedKeys(Collection<SigningKey> trusted) {
    trusted.forEach(key -> {
      if (keys.put(key.id(), key) != null) {
        throw new IllegalArgumentException("two keys are called '" + key.id() + "'");
      }
    });
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("at least one key has to be trusted");
    }
  }

  /** Whether one of them signed exactly this: the one that it names. */
  boolean verify(Signed signed) {
    SigningKey key = keys.get(signed.keyId());
    return key != null && key.verifies(signed);
  }

  /** Their ids. */
  String names() {
    return String.join(", ", keys.keySet());
  }

  @Override
  public String toString() {
    return "TrustedKeys[" + names() + "]";
  }
}
