package io.countersign.evaluator.settings;

import io.countersign.contracts.SigningKey;
import io.countersign.evaluator.HistoryLimits;
import io.countersign.evaluator.PendingMeasurements;
import io.countersign.evaluator.PrincipalHistories;
import io.countersign.platform.datasource.DataSourceCatalogue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What a running service remembers, and the key by which the executor knows its requests. */
@ApplicationScoped
final class HistoryBeans {
  @Produces
  @Singleton
  PrincipalHistories histories(HistorySettings settings, DataSourceCatalogue dataSources) {
    return new PrincipalHistories(
        new HistoryLimits(
            settings.lookBack(),
            settings.principals(),
            settings.namesPerPrincipal(),
            settings.commands()),
        dataSources::named);
  }

  @Produces
  @Singleton
  PendingMeasurements measurements(MeasurementSettings settings) {
    return new PendingMeasurements(settings.expiresAfter().plus(settings.grace()));
  }

  @Produces
  @Singleton
  SigningKey key(MeasurementSettings settings) {
    try {
      return new SigningKey(settings.keyId(), settings.key());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "countersign.measurement.key and .key-id do not make a key: the secret must be base64 of at least 32 random bytes",
          e);
    }
  }
}
