package io.countersign.audit.store;

import io.countersign.audit.ledger.Ledger;
import io.countersign.audit.ledger.LedgerStore;
import io.countersign.audit.report.LedgerFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import javax.sql.DataSource;

/** The ledger of a running service. */
@ApplicationScoped
final class LedgerStoreBeans {
  @Produces
  @Singleton
  LedgerStore growing(DataSource dataSource) {
    return new PostgresLedgerStore(dataSource);
  }

  @Produces
  @Singleton
  Ledger reading(DataSource dataSource) {
    return new PostgresLedger(dataSource);
  }

  @Produces
  @Singleton
  LedgerFacts facts(DataSource dataSource, TrailConfiguration settings) {
    return new PostgresLedgerFacts(dataSource, settings);
  }
}
