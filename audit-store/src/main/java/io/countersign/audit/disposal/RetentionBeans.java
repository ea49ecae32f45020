package io.countersign.audit.disposal;

import io.countersign.audit.archive.Archive;
import io.countersign.audit.archive.parquet.ParquetArchive;
import io.countersign.audit.retention.ArchivedRecords;
import io.countersign.audit.retention.Disposals;
import io.countersign.audit.retention.RetentionRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The retention of a running service. */
@ApplicationScoped
final class RetentionBeans {
  @Produces
  @Singleton
  RetentionRules rules(RetentionConfiguration settings) {
    return new RetentionRules(settings.kept());
  }

  @Produces
  @Singleton
  ArchivedRecords archived(Disposals disposals, DisposalConfiguration settings) {
    return new ArchivedRecords(
        disposals, settings.archiveFolder().<Archive>map(ParquetArchive::new));
  }
}
