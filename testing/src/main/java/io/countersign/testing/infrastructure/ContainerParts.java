package io.countersign.testing.infrastructure;

import io.countersign.local.KeycloakServer;
import io.countersign.local.PostgresCluster;
import io.countersign.local.RealmFile;
import io.countersign.local.Secrets;
import io.countersign.local.Topics;
import java.time.Duration;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The parts as containers, for machines where a Docker daemon answers. */
final class ContainerParts implements Parts {
  private static final String KAFKA = "apache/kafka:4.1.1";
  private static final String POSTGRES = "postgres:18";
  private static final String KEYCLOAK = "quay.io/keycloak/keycloak:26.7.3";
  private static final int POSTGRES_PORT = 5432;
  private static final int KEYCLOAK_PORT = 8080;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Secrets secrets;
  private final Started started = new Started();

  ContainerParts(Secrets secrets) {
    this.secrets = secrets;
  }

  @Override
  public String startKafka() {
    requireDocker();
    KafkaContainer kafka =
        started.add(
            new KafkaContainer(DockerImageName.parse(KAFKA))
                .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                .withEnv("KAFKA_MESSAGE_MAX_BYTES", Integer.toString(Topics.MAXIMUM_RECORD_BYTES)));
    kafka.start();
    Topics.withDefaults(kafka.getBootstrapServers()).createMissing();
    return kafka.getBootstrapServers();
  }

  @Override
  public PostgresCluster startPostgres() {
    String password = secrets.password(PostgresCluster.secret(PostgresCluster.SUPERUSER));
    GenericContainer<?> postgres =
        container(POSTGRES, POSTGRES_PORT)
            .withEnv("POSTGRES_PASSWORD", password)
            .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=300")
            // The image starts the server once more after it has made the cluster.
            .waitingFor(Wait.forLogMessage(".*ready to accept connections.*\\n", 2));
    postgres.start();
    return new PostgresCluster(postgres.getHost(), postgres.getMappedPort(POSTGRES_PORT), secrets);
  }

  @Override
  public String startKeycloak() {
    GenericContainer<?> keycloak =
        container(KEYCLOAK, KEYCLOAK_PORT)
            .withEnv(RealmFile.placeholders(secrets))
            .withEnv("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakServer.ADMINISTRATOR)
            .withEnv(
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                secrets.password(KeycloakServer.ADMINISTRATOR_SECRET))
            .withCopyToContainer(
                Transferable.of(RealmFile.text()), "/opt/keycloak/data/import/realm.json")
            .withCommand("start-dev", "--import-realm")
            .waitingFor(Wait.forHttp("/realms/countersign").withStartupTimeout(PATIENCE));
    keycloak.start();
    return "http://%s:%d/realms/countersign"
        .formatted(keycloak.getHost(), keycloak.getMappedPort(KEYCLOAK_PORT));
  }

  @Override
  public void close() {
    started.close();
  }

  private GenericContainer<?> container(String image, int port) {
    requireDocker();
    return started.add(new GenericContainer<>(DockerImageName.parse(image)).withExposedPorts(port));
  }

  private static void requireDocker() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      throw new IllegalStateException(
          "-Dinfra=containers needs a Docker daemon, and none answers here. Start one, or leave"
              + " the option out to use the embedded parts");
    }
  }
}
