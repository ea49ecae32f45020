package io.countersign.audit.growth;

import io.countersign.audit.files.SigningKeyFile;
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
    return SigningKeyFile.read(settings.signingKeyFile());
  }
}
