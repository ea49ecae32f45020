package io.countersign.audit.store;

import io.countersign.audit.AuditRecord;
import io.countersign.audit.Batch;
import io.countersign.audit.CommandLife;
import io.countersign.audit.Partition;
import io.countersign.audit.Storing;
import io.countersign.audit.TestRecords;
import io.countersign.audit.ledger.ExportKeys;
import io.countersign.audit.report.Period;
import io.countersign.audit.report.Report;
import io.countersign.audit.report.ReportMaker;
import io.countersign.audit.report.ReportSettings;
import io.countersign.audit.report.Section;
import io.countersign.audit.report.SectionName;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.event.AdministrationEvent;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.Topic;
import io.countersign.platform.event.Draft;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A store of its own with a ledger, and reports about it. */
public final class ReportStage {
  private static final EventCodec CODEC = new EventCodec(EventJson.mapper());
  private static final IdSource IDS = new IdSource(Clock.systemUTC(), new Random());
  private static final Partition ADMINISTRATION =
      new Partition(Topic.ADMINISTRATION.topicName(), 0);

  public final GrownLedger ledger = new GrownLedger(TestDatabase.create());
  public final Instant begin = Instant.now().minus(Duration.ofHours(1));
  public final Period period = new Period(begin, begin.plus(Duration.ofHours(2)));
  private final PostgresRecordStore store = TestDatabase.store(ledger.dataSource);
  private final Map<Partition, Long> next = new HashMap<>();

  public ReportStage store(CommandLife... lives) {
    List<AuditRecord> records = new ArrayList<>();
    for (CommandLife life : lives) {
      records.addAll(life.auditRecords(next));
    }
    return store(records);
  }

  /** Events of now. */
  public ReportStage store(AdministrationEvent... events) {
    return store(begin.plusSeconds(1), events);
  }

  public ReportStage store(Instant time, AdministrationEvent... events) {
    List<AuditRecord> records = new ArrayList<>();
    for (AdministrationEvent event : events) {
      long offset = next.merge(ADMINISTRATION, 1L, Long::sum) - 1;
      records.add(
          TestRecords.read(
              CommandLife.encode(
                  CODEC.prepare(Draft.administration(new EventId(IDS.next()), event)),
                  time.plusMillis(offset),
                  offset + 1),
              ADMINISTRATION,
              offset));
    }
    return store(records);
  }

  private ReportStage store(List<AuditRecord> records) {
    if (!(store.store(Batch.of(store.positions(next.keySet()), records))
        instanceof Storing.Stored)) {
      throw new IllegalStateException("not stored");
    }
    return this;
  }

  public ReportStage grow() {
    ledger.grow();
    return this;
  }

  public Report whole() {
    return make(Report.WHOLE, List.of(SectionName.values()), period);
  }

  /** Looks at no more leaves. */
  public Report whole(int verifiedLeaves) {
    return maker(verifiedLeaves)
        .make(Report.WHOLE, List.of(SectionName.values()), period, "audrey")
        .orElseThrow();
  }

  public Report of(Period other) {
    return make(Report.WHOLE, List.of(SectionName.values()), other);
  }

  /** The only section of a report that has no other. */
  public <S extends Section> S section(SectionName name, Class<S> type) {
    return type.cast(make(name.text(), List.of(name), period).sections().get(name));
  }

  private Report make(String name, List<SectionName> sections, Period about) {
    return maker().make(name, sections, about, "audrey").orElseThrow();
  }

  public ReportMaker maker() {
    return maker(100_000);
  }

  private ReportMaker maker(int verifiedLeaves) {
    return new ReportMaker(
        new PostgresTrail(ledger.dataSource, TestDatabase.SETTINGS),
        new PostgresInvestigation(ledger.dataSource, TestDatabase.SETTINGS),
        new PostgresIncidents(ledger.dataSource, TestDatabase.SETTINGS),
        new PostgresPeriodFacts(ledger.dataSource, TestDatabase.SETTINGS),
        ledger.ledger,
        new PostgresLedgerFacts(ledger.dataSource, TestDatabase.SETTINGS),
        new ExportKeys(ledger.signer.verifierKeys(), List.of()),
        settings(verifiedLeaves),
        Clock.fixed(begin.plus(Duration.ofHours(1)), ZoneOffset.UTC));
  }

  private static ReportSettings settings(int leaves) {
    return new ReportSettings() {
      @Override
      public int verifiedLeaves() {
        return leaves;
      }

      @Override
      public int sampledRecords() {
        return 5;
      }

      @Override
      public int listedEntries() {
        return 10;
      }

      @Override
      public int examinedEvents() {
        return 1_000;
      }
    };
  }
}
