package io.countersign.audit.http;

import io.countersign.audit.Trail;
import io.countersign.audit.export.ExportArchive;
import io.countersign.audit.export.ExportLines;
import io.countersign.audit.ledger.Ledger;
import io.countersign.audit.ledger.LedgerSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What exports are made with. */
@ApplicationScoped
final class ExportBeans {
  @Produces
  @Singleton
  ExportArchive archive(
      Ledger ledger, LedgerSigner signer, Clock clock, AdministrationRecorder administration) {
    return new ExportArchive(ledger, signer, clock, administration::record);
  }

  @Produces
  @Singleton
  ExportLines lines(
      Trail trail, @ConfigProperty(name = "hostname", defaultValue = "localhost") String host) {
    return new ExportLines(trail, host);
  }
}
