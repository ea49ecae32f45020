package io.countersign.audit.http;

import io.countersign.audit.Incidents;
import io.countersign.audit.Investigation;
import io.countersign.audit.Trail;
import io.countersign.audit.ledger.ExportKeys;
import io.countersign.audit.ledger.Ledger;
import io.countersign.audit.print.ReportPage;
import io.countersign.audit.print.ReportPdf;
import io.countersign.audit.report.LedgerFacts;
import io.countersign.audit.report.PeriodFacts;
import io.countersign.audit.report.ReportMaker;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;

/** What makes the reports of a running service. */
@ApplicationScoped
final class ReportBeans {
  @Produces
  @Singleton
  ReportMaker maker(
      Trail trail,
      Investigation investigation,
      Incidents incidents,
      PeriodFacts facts,
      Ledger ledger,
      LedgerFacts ledgerFacts,
      ExportKeys keys,
      ReportConfiguration settings,
      Clock clock) {
    return new ReportMaker(
        trail, investigation, incidents, facts, ledger, ledgerFacts, keys, settings, clock);
  }

  @Produces
  @Singleton
  ReportPage page() {
    return new ReportPage();
  }

  @Produces
  @Singleton
  ReportPdf printer(ReportPage page) throws IOException {
    return new ReportPdf(page);
  }
}
