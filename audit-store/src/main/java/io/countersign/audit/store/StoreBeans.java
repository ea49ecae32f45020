package io.countersign.audit.store;

import io.countersign.audit.Incidents;
import io.countersign.audit.Investigation;
import io.countersign.audit.Rebuild;
import io.countersign.audit.RecordReading;
import io.countersign.audit.RecordStore;
import io.countersign.audit.SavedQueries;
import io.countersign.audit.Trail;
import io.countersign.audit.behaviour.Activities;
import io.countersign.audit.behaviour.Findings;
import io.countersign.audit.export.Outbox;
import io.countersign.audit.report.PeriodFacts;
import io.countersign.audit.retention.Disposals;
import io.countersign.audit.retention.Holds;
import io.countersign.audit.retention.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;

/** The store of a running service. */
@ApplicationScoped
final class StoreBeans {
  @Produces
  @Singleton
  RecordStore records(DataSource dataSource, StoreConfiguration settings, Clock clock) {
    return new PostgresRecordStore(dataSource, settings, clock);
  }

  @Produces
  @Singleton
  Rebuild rebuild(DataSource dataSource, RecordReading reading) {
    return new PostgresRebuild(dataSource, reading);
  }

  @Produces
  @Singleton
  Holds holds(DataSource dataSource, TrailConfiguration settings) {
    return new PostgresHolds(dataSource, settings);
  }

  @Produces
  @Singleton
  Disposals disposals(DataSource dataSource, Scopes scopes) {
    return new PostgresDisposals(dataSource, scopes);
  }

  @Produces
  @Singleton
  Trail trail(DataSource dataSource, TrailConfiguration settings) {
    return new PostgresTrail(dataSource, settings);
  }

  @Produces
  @Singleton
  Investigation investigation(DataSource dataSource, TrailConfiguration settings) {
    return new PostgresInvestigation(dataSource, settings);
  }

  @Produces
  @Singleton
  Incidents incidents(DataSource dataSource, TrailConfiguration settings) {
    return new PostgresIncidents(dataSource, settings);
  }

  @Produces
  @Singleton
  SavedQueries savedQueries(DataSource dataSource, TrailConfiguration settings) {
    return new PostgresSavedQueries(dataSource, settings);
  }

  @Produces
  @Singleton
  PeriodFacts periodFacts(DataSource dataSource, TrailConfiguration settings) {
    return new PostgresPeriodFacts(dataSource, settings);
  }

  @Produces
  @Singleton
  Outbox outbox(DataSource dataSource, TrailConfiguration settings) {
    return new PostgresOutbox(dataSource, settings);
  }

  @Produces
  @Singleton
  Activities activities(DataSource dataSource, TrailConfiguration settings) {
    return new PostgresActivities(dataSource, settings);
  }

  @Produces
  @Singleton
  Findings findings(DataSource dataSource, TrailConfiguration settings) {
    return new PostgresFindings(dataSource, settings);
  }
}
