package io.countersign.audit.growth;

import io.countersign.audit.files.SigningKeyFile;
import io.countersign.audit.ledger.ExportKeys;
import io.countersign.audit.ledger.LedgerSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The ledger's signer of a running service. */
@ApplicationScoped
final class LedgerBeans {
  @Produces
  @Singleton
  LedgerSigner signer(LedgerSettings settings) {
    return settings
        .nextSigningKeyFile()
        .map(next -> SigningKeyFile.read(settings.signingKeyFile(), next))
        .orElseGet(() -> SigningKeyFile.read(settings.signingKeyFile()));
  }

  /** What an export says of its signers; whoever verifies must know them otherwise. */
  @Produces
  @Singleton
  ExportKeys exportKeys(LedgerSigner signer, LedgerSettings settings) {
    return new ExportKeys(
        signer.verifierKeys(), settings.witnesses().stream().map(WitnessKeys::of).toList());
  }
}
