package io.countersign.audit;

import io.countersign.local.LedgerKey;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Gives the service under test a key to sign its ledger with. */
public final class LedgerKeyResource implements QuarkusTestResourceLifecycleManager {
  /** System property that tells the file of the public key. */
  public static final String VERIFIER = "countersign.test.ledger-verifier-key";

  @Override
  public Map<String, String> start() {
    try {
      Path folder = Files.createTempDirectory("ledger-key");
      LedgerKey key = LedgerKey.of(folder);
      System.setProperty(VERIFIER, key.verifier().toString());
      return Map.of("countersign.audit.ledger.signing-key-file", key.signer().toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {}
}
