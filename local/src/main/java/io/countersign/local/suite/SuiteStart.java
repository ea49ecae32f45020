package io.countersign.local.suite;

import io.countersign.local.KafkaBroker;
import io.countersign.local.KeycloakServer;
import io.countersign.local.LocalWitness;
import io.countersign.local.PostgresServer;
import io.countersign.local.Secrets;
import io.countersign.local.ServiceProcess;
import io.countersign.local.ShopDatabase;
import io.countersign.local.StartFailedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One start of a suite: what may begin when, and what is stopped again if something fails. */
record SuiteStart(SuiteSettings settings, RunningParts parts) {

  static LocalSuite run(SuiteSettings settings, Progress progress) {
    RunningParts parts = new RunningParts();
    // Closing the threads waits for those parts that are still starting, so that none is missed.
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return new SuiteStart(settings, parts).start(new PartStart(threads, progress));
    } catch (CompletionException e) {
      parts.close();
      throw e.getCause() instanceof StartFailedException failed
          ? failed
          : new StartFailedException("The suite", String.valueOf(e.getMessage()), e);
    } catch (RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  private LocalSuite start(PartStart starts) {
    endLeftovers(settings);
    requirePorts(settings.ports());
    Secrets secrets = Secrets.in(settings.data());
    if (settings.catalogue().isEmpty()) {
      SampleCatalogue.write(settings.dataSources());
    }
    SamplePeople.write(settings.people());
    CompletableFuture<KafkaBroker> kafka =
        starts.start("Kafka", () -> parts.kafka(KafkaBroker.start(settings.kafka())));
    CompletableFuture<ShopDatabase> shop = starts.start("PostgreSQL", () -> databases(secrets));
    CompletableFuture<KeycloakServer> keycloak =
        starts.start(
            "Keycloak", () -> parts.keycloak(KeycloakServer.start(settings.keycloak(), secrets)));
    // The services wait for Keycloak by themselves, so they can start beside it.
    CompletableFuture<LocalSuite> suite =
        kafka.thenCombine(shop, (broker, target) -> assemble(secrets, target));
    List<CompletableFuture<?>> all = new ArrayList<>(List.of(keycloak));
    for (SuiteService service : SuiteService.values()) {
      all.add(
          suite.thenCompose(
              s -> starts.start(service.serviceName(), () -> s.startService(service))));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    return suite.join();
  }

  private LocalSuite assemble(Secrets secrets, ShopDatabase shop) {
    ServiceEnvironment environment =
        new ServiceEnvironment(
            settings,
            secrets,
            parts.kafka().bootstrapServers(),
            settings.issuer(),
            parts.postgres().cluster(),
            shop,
            parts.witness(LocalWitness.start(settings.data())));
    return new LocalSuite(settings, secrets, parts, environment);
  }

  private ShopDatabase databases(Secrets secrets) {
    PostgresServer server = parts.postgres(PostgresServer.start(settings.postgres(), secrets));
    for (SuiteService service : SuiteService.values()) {
      service.database().ifPresent(server.cluster()::createDatabase);
    }
    return ShopDatabase.create(server.cluster());
  }

  /** What a launcher left that was killed itself still holds its ports. */
  static void endLeftovers(SuiteSettings settings) {
    for (SuiteService service : SuiteService.values()) {
      ServiceProcess.endLeftover(settings.log(service));
    }
    KeycloakServer.endLeftover(settings.keycloak().folder());
    PostgresServer.endLeftover(settings.postgres().folder());
  }

  private static void requirePorts(SuitePorts ports) {
    ports.kafka().requireFree("Kafka");
    ports.postgres().requireFree("PostgreSQL");
    ports.keycloak().requireFree("Keycloak");
    for (SuiteService service : SuiteService.values()) {
      ports.of(service).requireFree(service.serviceName());
    }
  }
}
