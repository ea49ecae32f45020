package io.countersign.local.suite;

import io.countersign.local.AccessTokens;
import io.countersign.local.KafkaBroker;
import io.countersign.local.KafkaSettings;
import io.countersign.local.KeycloakServer;
import io.countersign.local.KeycloakSettings;
import io.countersign.local.PostgresServer;
import io.countersign.local.PostgresSettings;
import io.countersign.local.Secrets;
import io.countersign.local.ServiceProcess;
import io.countersign.local.ServiceSettings;
import io.countersign.local.ShopDatabase;
import io.countersign.local.StartFailedException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The whole suite, running on this machine. */
public final class LocalSuite implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final SuiteSettings settings;
  private final Secrets secrets;
  private final RunningParts parts;
  private final ServiceEnvironment environment;

  private LocalSuite(
      SuiteSettings settings, Secrets secrets, RunningParts parts, ServiceEnvironment environment) {
    this.settings = settings;
    this.secrets = secrets;
    this.parts = parts;
    this.environment = environment;
  }

  /**
   * Starts all parts side by side and waits until all are ready. If one fails, those that run are
   * stopped again.
   *
   * @throws StartFailedException says which part failed and why; a taken port is named
   */
  public static LocalSuite start(SuiteSettings settings, Progress progress) {
    RunningParts parts = new RunningParts();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return start(settings, parts, new PartStart(threads, progress));
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

  private static LocalSuite start(SuiteSettings settings, RunningParts parts, PartStart starts) {
    endLeftovers(settings);
    requirePorts(settings.ports());
    Secrets secrets = Secrets.in(settings.data());
    SampleCatalogue.write(settings.dataSources());
    CompletableFuture<KafkaBroker> kafka =
        starts.start("Kafka", () -> parts.kafka(KafkaBroker.start(kafka(settings))));
    CompletableFuture<ShopDatabase> shop =
        starts.start("PostgreSQL", () -> databases(settings, secrets, parts));
    CompletableFuture<KeycloakServer> keycloak =
        starts.start(
            "Keycloak", () -> parts.keycloak(KeycloakServer.start(keycloak(settings), secrets)));
    // The services wait for Keycloak by themselves, so they can start beside it.
    CompletableFuture<LocalSuite> suite =
        kafka.thenCombine(shop, (broker, target) -> assemble(settings, secrets, parts, target));
    List<CompletableFuture<?>> all = new ArrayList<>(List.of(keycloak));
    for (SuiteService service : SuiteService.values()) {
      all.add(
          suite.thenCompose(
              s -> starts.start(service.serviceName(), () -> s.startService(service))));
    }
    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    return suite.join();
  }

  private static LocalSuite assemble(
      SuiteSettings settings, Secrets secrets, RunningParts parts, ShopDatabase shop) {
    ServiceEnvironment environment =
        new ServiceEnvironment(
            settings,
            secrets,
            parts.kafka().bootstrapServers(),
            issuer(settings),
            parts.postgres().cluster(),
            shop);
    return new LocalSuite(settings, secrets, parts, environment);
  }

  private static ShopDatabase databases(
      SuiteSettings settings, Secrets secrets, RunningParts parts) {
    PostgresServer server = parts.postgres(PostgresServer.start(postgres(settings), secrets));
    for (SuiteService service : SuiteService.values()) {
      service.database().ifPresent(server.cluster()::createDatabase);
    }
    return ShopDatabase.create(server.cluster());
  }

  /** What a launcher left that was killed itself still holds its ports. */
  private static void endLeftovers(SuiteSettings settings) {
    for (SuiteService service : SuiteService.values()) {
      ServiceProcess.endLeftover(settings.log(service));
    }
    KeycloakServer.endLeftover(keycloak(settings).folder());
    PostgresServer.endLeftover(postgres(settings).folder());
  }

  private static void requirePorts(SuitePorts ports) {
    ports.kafka().requireFree("Kafka");
    ports.postgres().requireFree("PostgreSQL");
    ports.keycloak().requireFree("Keycloak");
    for (SuiteService service : SuiteService.values()) {
      ports.of(service).requireFree(service.serviceName());
    }
  }

  private static KafkaSettings kafka(SuiteSettings settings) {
    return KafkaSettings.of(settings.data().resolve("kafka"), settings.ports().kafka());
  }

  private static PostgresSettings postgres(SuiteSettings settings) {
    Path folder = settings.data().resolve("postgres");
    return new PostgresSettings(folder, settings.ports().postgres(), settings.durable());
  }

  private static KeycloakSettings keycloak(SuiteSettings settings) {
    return new KeycloakSettings(
        settings.keycloakPrograms(),
        settings.data().resolve("keycloak"),
        settings.ports().keycloak());
  }

  private static String issuer(SuiteSettings settings) {
    return KeycloakServer.issuer(settings.ports().keycloak());
  }

  private ServiceProcess startService(SuiteService service) {
    ServiceProcess process = ServiceProcess.start(serviceSettings(service));
    parts.service(service, process);
    process.awaitReady(PATIENCE);
    return process;
  }

  private ServiceSettings serviceSettings(SuiteService service) {
    return new ServiceSettings(
        service.serviceName(),
        settings.serviceJar(service),
        settings.ports().of(service),
        environment.of(service),
        settings.jvmOptions(service),
        settings.log(service));
  }

  /** Where the service answers. */
  public URI address(SuiteService service) {
    return parts.service(service).address();
  }

  public AccessTokens tokens() {
    return new AccessTokens(issuer(settings), secrets::password);
  }

  public String issuer() {
    return issuer(settings);
  }

  public Secrets secrets() {
    return secrets;
  }

  public ShopDatabase shop() {
    return environment.shop();
  }

  public String bootstrapServers() {
    return parts.kafka().bootstrapServers();
  }

  /** Completes, with a report for people, when a service ends that nobody has stopped. */
  public CompletableFuture<String> failure() {
    return parts.failure();
  }

  /** Ends a service at once and without warning. */
  public void kill(SuiteService service) {
    parts.withdraw(service).kill();
  }

  /** Asks a service to end, and waits until it has finished what was in flight. */
  public void stop(SuiteService service) {
    parts.withdraw(service).stop();
  }

  /** Starts a service again, with what it was told the first time, and waits until it is ready. */
  public void restart(SuiteService service) {
    var _ = startService(service);
  }

  /** Stops the broker; its records stay. */
  public void stopKafka() {
    parts.kafka().close();
  }

  public void restartKafka() {
    parts.kafka(KafkaBroker.start(kafka(settings)));
  }

  /** Stops everything: the services first, side by side, then what they need. */
  @Override
  public void close() {
    parts.close();
  }

  /** The same parts under other names, for people. */
  public Map<SuiteService, URI> addresses() {
    Map<SuiteService, URI> addresses = new EnumMap<>(SuiteService.class);
    for (SuiteService service : SuiteService.values()) {
      addresses.put(service, address(service));
    }
    return addresses;
  }
}
