package io.countersign.executor.settings;

import io.agroal.api.AgroalDataSource;
import io.countersign.contracts.IdSource;
import io.countersign.contracts.SigningKey;
import io.countersign.executor.Claims;
import io.countersign.executor.MeasurementCheck;
import io.countersign.executor.MeasurementHandler;
import io.countersign.executor.Reversals;
import io.countersign.executor.Run;
import io.countersign.executor.RunningCommands;
import io.countersign.executor.SealedImages;
import io.countersign.executor.SessionLanes;
import io.countersign.executor.Targets;
import io.countersign.executor.WarrantCheck;
import io.countersign.executor.WarrantHandler;
import io.countersign.executor.generic.Generic;
import io.countersign.executor.masking.Category;
import io.countersign.executor.masking.ErrorMasker;
import io.countersign.executor.masking.TextMasker;
import io.countersign.executor.masking.ValueMasker;
import io.countersign.executor.mysql.Mysql;
import io.countersign.executor.postgres.Postgres;
import io.countersign.executor.session.SessionRecords;
import io.countersign.executor.session.Sessions;
import io.countersign.executor.store.JdbcClaims;
import io.countersign.executor.store.JdbcSessionRecords;
import io.countersign.executor.store.Presence;
import io.countersign.executor.target.ConfiguredTargets;
import io.countersign.executor.target.TargetKind;
import io.countersign.platform.datasource.DataSourceCatalogue;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventPublisher;
import io.countersign.platform.kafka.PublisherSettings;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Puts the executor together. */
@ApplicationScoped
final class ExecutorBeans {
  @Produces
  @Singleton
  Run run(PublisherSettings publisher, IdSource ids) {
    return new Run(publisher.name(), ids.next());
  }

  @Produces
  @Singleton
  Claims claims(AgroalDataSource dataSource, ExecutorConfiguration settings) {
    return new JdbcClaims(dataSource, settings.lease());
  }

  @Produces
  @Singleton
  Presence presence(AgroalDataSource dataSource, Run run) {
    return new Presence(dataSource, run);
  }

  @Produces
  @Singleton
  RunningCommands running() {
    return new RunningCommands();
  }

  @Produces
  @Singleton
  SessionLanes lanes(ExecutorConfiguration settings) {
    return new SessionLanes(
        settings.concurrency(),
        settings.maximumWaiting(),
        Thread.ofVirtual().name("session-", 0).factory());
  }

  @Produces
  @Singleton
  @Identifier("measuring")
  SessionLanes measuringLanes(ExecutorConfiguration settings) {
    return new SessionLanes(
        settings.measuring().concurrency(),
        settings.maximumWaiting(),
        Thread.ofVirtual().name("measuring-", 0).factory());
  }

  @Produces
  @Singleton
  ConfiguredMasks masks(ExecutorConfiguration settings, DataSourceCatalogue catalogue) {
    return new ConfiguredMasks(catalogue, settings.masking().secret());
  }

  @Produces
  @Singleton
  ConfiguredTargets targets(
      TargetConfiguration targets,
      ExecutorConfiguration settings,
      ConfiguredMasks masks,
      MeterRegistry meters,
      Clock clock,
      IdSource ids) {
    Supplier<String> transactions = () -> ids.next().toString();
    ErrorMasker errors = new ErrorMasker(new TextMasker());
    return new ConfiguredTargets(
        targets.settings(clock),
        List.of(new Postgres(), new Mysql(transactions), new Generic(transactions)),
        name ->
            new TargetKind.Surroundings(
                settings.limits(),
                settings.measuring(),
                new ValueMasker(
                    new TextMasker(masks.of(name)), category -> detected(category, meters)),
                errors));
  }

  private static void detected(Category category, MeterRegistry meters) {
    meters.counter("countersign.values.detected", "category", category.name()).increment();
  }

  void close(@Disposes ConfiguredTargets targets) {
    targets.close();
  }

  @Produces
  @Singleton
  WarrantCheck check(WarrantConfiguration warrant, DataSourceCatalogue catalogue, Clock clock) {
    return new WarrantCheck(warrant.trusted(), catalogue, clock, warrant.skew());
  }

  @Produces
  @Singleton
  SessionRecords sessionRecords(AgroalDataSource dataSource) {
    return new JdbcSessionRecords(dataSource);
  }

  @Produces
  @Singleton
  Sessions sessions(ExecutorConfiguration settings, SessionRecords records, Run run, Clock clock) {
    return new Sessions(settings.sessions(), records, run, clock);
  }

  @Produces
  @Singleton
  WarrantHandler.Surroundings surroundings(
      Claims claims,
      Targets targets,
      SealedImages images,
      Sessions sessions,
      EventPublisher publisher,
      EventCodec codec,
      Clock clock,
      ExecutorConfiguration settings,
      ExecutionMetrics metrics) {
    return new WarrantHandler.Surroundings(
        claims,
        targets,
        images,
        sessions,
        publisher,
        codec,
        clock,
        settings.limits().publicationTimeout(),
        metrics::ended);
  }

  @Produces
  @Singleton
  WarrantHandler handler(
      WarrantCheck check,
      WarrantHandler.Surroundings surroundings,
      RunningCommands running,
      Run run) {
    return new WarrantHandler(check, surroundings, running, run);
  }

  @Produces
  @Singleton
  MeasurementHandler measurementHandler(
      MeasurementKeyConfiguration key,
      DataSourceCatalogue catalogue,
      Targets targets,
      Reversals reversals,
      RunningCommands running,
      EventPublisher publisher,
      Clock clock,
      ExecutionMetrics metrics) {
    return new MeasurementHandler(
        new MeasurementCheck(new SigningKey(key.keyId(), key.key()), catalogue, clock),
        targets,
        reversals,
        running,
        publisher,
        clock,
        metrics::measured);
  }
}
