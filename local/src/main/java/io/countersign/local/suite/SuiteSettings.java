package io.countersign.local.suite;

import io.countersign.local.KafkaSettings;
import io.countersign.local.KeycloakServer;
import io.countersign.local.KeycloakSettings;
import io.countersign.local.PostgresPrograms;
import io.countersign.local.PostgresSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a suite runs.
 *
 * @param checkout the project's folder, in which the services and the default policies are found
 * @param policies the folder of the bundle in force
 * @param catalogue the data sources in place of the sample shop
 * @param data kept from start to start
 * @param keycloakPrograms slow to prepare and the same for every suite, so several may share them
 * @param durable whether PostgreSQL waits for the disk
 * @param jvmOptions of every service
 */
public record SuiteSettings(
    Path checkout,
    Path policies,
    Optional<Path> catalogue,
    Path data,
    Path keycloakPrograms,
    SuitePorts ports,
    boolean durable,
    List<String> jvmOptions) {

  /** A quick start rather than a high speed. */
  private static final List<String> QUICK_START =
      List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

  /** Speed rather than a quick start. */
  private static final List<String> FULL_SPEED = List.of("-Xmx512m", "-XX:+UseSerialGC");

  private static final String KEYCLOAK = "keycloak-programs";

  public SuiteSettings {
    checkout = checkout.toAbsolutePath().normalize();
    policies = policies.toAbsolutePath().normalize();
    catalogue = catalogue.map(file -> file.toAbsolutePath().normalize());
    data = data.toAbsolutePath().normalize();
    keycloakPrograms = keycloakPrograms.toAbsolutePath().normalize();
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** For people: the standard ports, data below the checkout. */
  public static SuiteSettings standard(Path checkout) {
    Path data = checkout.resolve(".countersign");
    return new SuiteSettings(
        checkout,
        policiesOf(checkout),
        Optional.empty(),
        data,
        data.resolve(KEYCLOAK),
        SuitePorts.standard(),
        true,
        QUICK_START);
  }

  /** For tests: free ports, and a database that need not survive the machine. */
  public static SuiteSettings forTests(Path checkout, Path data) {
    return new SuiteSettings(
        checkout,
        policiesOf(checkout),
        Optional.empty(),
        data,
        shared(checkout),
        SuitePorts.free(),
        false,
        QUICK_START);
  }

  /**
   * For measurements: as in {@link #standard}, but the services run at full speed, on free ports.
   */
  public static SuiteSettings forMeasuring(Path checkout, Path data) {
    return new SuiteSettings(
        checkout,
        policiesOf(checkout),
        Optional.empty(),
        data,
        shared(checkout),
        SuitePorts.free(),
        true,
        FULL_SPEED);
  }

  /** The same, with its data elsewhere. */
  public SuiteSettings withData(Path elsewhere) {
    return with(policies, catalogue, elsewhere, elsewhere.resolve(KEYCLOAK));
  }

  /** The same, judging by other policies. */
  public SuiteSettings withPolicies(Path others) {
    return with(others, catalogue, data, keycloakPrograms);
  }

  /** The same, with these data sources in place of the sample. */
  public SuiteSettings withDataSources(Path file) {
    return with(policies, Optional.of(file), data, keycloakPrograms);
  }

  private SuiteSettings with(
      Path policies, Optional<Path> catalogue, Path data, Path keycloakPrograms) {
    return new SuiteSettings(
        checkout, policies, catalogue, data, keycloakPrograms, ports, durable, jvmOptions);
  }

  KafkaSettings kafka() {
    return KafkaSettings.of(data.resolve("kafka"), ports.kafka());
  }

  PostgresSettings postgres() {
    return new PostgresSettings(
        data.resolve("postgres"), ports.postgres(), durable, PostgresPrograms.own());
  }

  KeycloakSettings keycloak() {
    return new KeycloakSettings(keycloakPrograms, data.resolve("keycloak"), ports.keycloak());
  }

  /** Whose tokens count; known before Keycloak runs. */
  String issuer() {
    return KeycloakServer.issuer(ports.keycloak());
  }

  /** Where the service writes its log. */
  Path log(SuiteService service) {
    return data.resolve("logs").resolve(service.serviceName() + ".log");
  }

  private static Path shared(Path checkout) {
    return checkout.resolve("target").resolve(KEYCLOAK);
  }

  Path serviceJar(SuiteService service) {
    return checkout.resolve(service.serviceName()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  /**
   * The options of one service's JVM: the common ones, and an archive of its classes that makes
   * later starts quick.
   */
  List<String> jvmOptions(SuiteService service) {
    List<String> options = new ArrayList<>(jvmOptions);
    options.add("-XX:+AutoCreateSharedArchive");
    options.add("-XX:SharedArchiveFile=" + data.resolve(service.serviceName() + ".jsa"));
    options.add("-Xlog:cds=off");
    options.add("-Xlog:aot=off");
    options.add("--enable-native-access=ALL-UNNAMED");
    options.add("--sun-misc-unsafe-memory-access=allow");
    return options;
  }

  private static Path policiesOf(Path checkout) {
    return checkout.resolve("policies");
  }

  /** The file of all data sources. */
  Path dataSources() {
    return catalogue.orElseGet(() -> data.resolve("data-sources.yaml"));
  }

  Path people() {
    return data.resolve("people.yaml");
  }
}
