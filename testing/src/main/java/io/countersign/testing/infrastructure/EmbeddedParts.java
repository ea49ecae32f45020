package io.countersign.testing.infrastructure;

import io.countersign.local.KafkaBroker;
import io.countersign.local.KafkaSettings;
import io.countersign.local.KeycloakServer;
import io.countersign.local.KeycloakSettings;
import io.countersign.local.Port;
import io.countersign.local.PostgresCluster;
import io.countersign.local.PostgresServer;
import io.countersign.local.PostgresSettings;
import io.countersign.local.Secrets;
import java.nio.file.Path;

/**
 * The parts of one machine. Keycloak's programs, slow to prepare, are kept between processes; all
 * other data is new each time.
 */
final class EmbeddedParts implements Parts {
  private final Path folder;
  private final Secrets secrets;
  private final Started started = new Started();
  private int brokers;

  EmbeddedParts(Path folder, Secrets secrets) {
    this.folder = folder;
    this.secrets = secrets;
  }

  @Override
  public String startKafka() {
    Path data = folder.resolve("kafka-" + ++brokers);
    Folders.delete(data);
    return started.add(KafkaBroker.start(KafkaSettings.of(data, Port.free()))).bootstrapServers();
  }

  @Override
  public PostgresCluster startPostgres() {
    Path data = folder.resolve("postgres");
    PostgresServer.endLeftover(data);
    Folders.delete(data.resolve("data"));
    PostgresSettings settings = PostgresSettings.forgetful(data, Port.free());
    return started.add(PostgresServer.start(settings, secrets)).cluster();
  }

  @Override
  public String startKeycloak() {
    KeycloakSettings settings =
        new KeycloakSettings(
            folder.resolveSibling("keycloak-programs"), folder.resolve("keycloak"), Port.free());
    return started.add(KeycloakServer.start(settings, secrets)).issuer();
  }

  @Override
  public void close() {
    started.close();
  }
}
