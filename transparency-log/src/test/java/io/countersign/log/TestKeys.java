package io.countersign.log;

import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.SignatureType;
import io.countersign.log.note.SignerKey;
import java.security.SecureRandom;

/** Keys for tests. */
public final class TestKeys {
  private TestKeys() {}

  public static SignerKey log(String name) {
    return key(name, SignatureType.ED25519);
  }

  public static SignerKey witness(String name) {
    return key(name, SignatureType.COSIGNATURE);
  }

  private static SignerKey key(String name, SignatureType type) {
    try {
      return SignerKey.generate(name, type, new SecureRandom());
    } catch (InvalidNoteException e) {
      throw new AssertionError(e);
    }
  }
}
