package io.countersign.local.suite;

import io.countersign.local.AccessTokens;
import io.countersign.local.DatabaseAccess;
import io.countersign.local.KafkaBroker;
import io.countersign.local.LedgerKey;
import io.countersign.local.Port;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The whole suite, running on this machine. */
public final class LocalSuite implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final SuiteSettings settings;
  private final Secrets secrets;
  private final RunningParts parts;
  private final ServiceEnvironment environment;

  LocalSuite(
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
    return SuiteStart.run(settings, progress);
  }

  /** Ends what a launcher left on this data that was killed itself. */
  public static void endLeftovers(SuiteSettings settings) {
    SuiteStart.endLeftovers(settings);
  }

  ServiceProcess startService(SuiteService service) {
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

  /**
   * Starts one more process of a service that runs already, on a port that is free, and waits until
   * it is ready. Whoever starts it closes it.
   */
  public ServiceProcess startReplica(SuiteService service) {
    ServiceSettings first = serviceSettings(service);
    String name = service.serviceName() + "-2";
    Map<String, String> told = new LinkedHashMap<>(first.environment());
    told.put("COUNTERSIGN_PUBLISHER_NAME", name);
    ServiceProcess replica =
        ServiceProcess.start(
            new ServiceSettings(
                name,
                first.program(),
                Port.free(),
                told,
                withoutArchive(first.jvmOptions()),
                first.log().resolveSibling(name + ".log")));
    replica.awaitReady(PATIENCE);
    return replica;
  }

  /** Two processes must not write the same archive of classes. */
  private static List<String> withoutArchive(List<String> jvmOptions) {
    return jvmOptions.stream().filter(o -> !o.contains("SharedArchive")).toList();
  }

  /** Where the service answers. */
  public URI address(SuiteService service) {
    return parts.service(service).address();
  }

  public AccessTokens tokens() {
    return new AccessTokens(settings.issuer(), secrets::password);
  }

  /** File of the public key that the ledger's checkpoints verify under. */
  public Path ledgerKey() {
    return LedgerKey.of(settings.data()).verifier();
  }

  public String issuer() {
    return settings.issuer();
  }

  public Secrets secrets() {
    return secrets;
  }

  public ShopDatabase shop() {
    return environment.shop();
  }

  /**
   * A service's own database, seen from outside.
   *
   * @throws IllegalArgumentException if it has none
   */
  public DatabaseAccess database(SuiteService service) {
    String name =
        service
            .database()
            .orElseThrow(() -> new IllegalArgumentException(service + " has no database"));
    return environment.databases().access(name, name);
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

  /**
   * Starts a service again with further options of its JVM, and waits until it is ready. Its end is
   * no failure of the suite; whoever starts it sees to it.
   */
  public ServiceProcess restart(SuiteService service, List<String> jvmOptions) {
    ServiceSettings usual = serviceSettings(service);
    List<String> options = new ArrayList<>(withoutArchive(usual.jvmOptions()));
    options.addAll(jvmOptions);
    ServiceProcess process =
        ServiceProcess.start(
            new ServiceSettings(
                usual.name(),
                usual.program(),
                usual.port(),
                usual.environment(),
                options,
                usual.log()));
    process.awaitReady(PATIENCE);
    return process;
  }

  /** Stops the broker; its records stay. */
  public void stopKafka() {
    parts.kafka().close();
  }

  public void restartKafka() {
    parts.kafka(KafkaBroker.start(settings.kafka()));
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
