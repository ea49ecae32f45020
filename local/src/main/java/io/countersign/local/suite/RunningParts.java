package io.countersign.local.suite;

import io.countersign.local.KafkaBroker;
import io.countersign.local.KeycloakServer;
import io.countersign.local.LocalWitness;
import io.countersign.local.PostgresServer;
import io.countersign.local.ServiceProcess;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** What has been started so far, so that it can be stopped again at whatever moment. */
final class RunningParts implements AutoCloseable {
  private final Map<SuiteService, ServiceProcess> services = new ConcurrentHashMap<>();
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private volatile @Nullable KafkaBroker kafka;
  private volatile @Nullable PostgresServer postgres;
  private volatile @Nullable KeycloakServer keycloak;
  private volatile @Nullable LocalWitness witness;

  KafkaBroker kafka(KafkaBroker started) {
    kafka = started;
    return started;
  }

  KafkaBroker kafka() {
    return Objects.requireNonNull(kafka, "Kafka has not been started");
  }

  PostgresServer postgres(PostgresServer started) {
    postgres = started;
    return started;
  }

  PostgresServer postgres() {
    return Objects.requireNonNull(postgres, "PostgreSQL has not been started");
  }

  KeycloakServer keycloak(KeycloakServer started) {
    keycloak = started;
    return started;
  }

  LocalWitness witness(LocalWitness started) {
    witness = started;
    return started;
  }

  void service(SuiteService service, ServiceProcess started) {
    services.put(service, started);
    var _ =
        started
            .ended()
            .thenAccept(report -> {
              if (services.get(service) == started) {
                failure.complete(report);
              }
            });
  }

  ServiceProcess service(SuiteService service) {
    return Objects.requireNonNull(services.get(service), () -> service + " is not running");
  }

  /** Takes a service out of those whose end would be a failure. */
  ServiceProcess withdraw(SuiteService service) {
    return Objects.requireNonNull(services.remove(service), () -> service + " is not running");
  }

  CompletableFuture<String> failure() {
    return failure;
  }

  /** May be called from several threads, and again; all return when everything has stopped. */
  @Override
  public synchronized void close() {
    Map<SuiteService, ServiceProcess> stopping = Map.copyOf(services);
    services.clear();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      stopping.values().forEach(service -> threads.execute(service::stop));
    }
    if (witness != null) {
      witness.close();
      witness = null;
    }
    if (keycloak != null) {
      keycloak.close();
      keycloak = null;
    }
    if (kafka != null) {
      kafka.close();
      kafka = null;
    }
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }
}
