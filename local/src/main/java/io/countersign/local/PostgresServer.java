package io.countersign.local;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * PostgreSQL as a child of this JVM. Every role, the superuser included, signs in with its password
 * (SCRAM-SHA-256) over the loopback address; there is no other way in.
 */
public final class PostgresServer implements AutoCloseable {
  private static final String PART = "PostgreSQL";
  private static final String DATA = "data";
  private static final Duration START_PATIENCE = Duration.ofSeconds(60);

  private final PostgresSettings settings;
  private final Secrets secrets;
  private final EmbeddedPostgres server;
  private final Runnable endWithThisJvm = this::stop;

  private PostgresServer(PostgresSettings settings, Secrets secrets, EmbeddedPostgres server) {
    this.settings = settings;
    this.secrets = secrets;
    this.server = server;
  }

  /**
   * Starts the server; the first time it makes a new cluster. A server that an earlier JVM left
   * behind on the same folder is stopped first.
   *
   * @throws StartFailedException if its port is taken or it does not come up
   */
  public static PostgresServer start(PostgresSettings settings, Secrets secrets) {
    Path data = settings.folder().resolve(DATA);
    endLeftover(settings.folder());
    settings.port().requireFree(PART);
    JvmEnd.requireNotEnding(PART);
    try {
      PostgresServer server =
          new PostgresServer(settings, secrets, launch(settings, data, secrets));
      JvmEnd.stop(server.endWithThisJvm);
      return server;
    } catch (IOException | RuntimeException e) {
      throw new StartFailedException(PART, e.getMessage() + ". Its log is in " + log(settings), e);
    }
  }

  /** Stops the server that a killed JVM left behind on this folder, if there is one. */
  public static void endLeftover(Path folder) {
    new PostmasterFile(folder.resolve(DATA)).endLeftover();
  }

  /** Its databases and roles. */
  public PostgresCluster cluster() {
    return new PostgresCluster(Port.LOOPBACK, settings.port().number(), secrets);
  }

  @Override
  public void close() {
    JvmEnd.forget(endWithThisJvm);
    stop();
  }

  private void stop() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL did not stop", e);
    }
  }

  private static EmbeddedPostgres launch(PostgresSettings settings, Path data, Secrets secrets)
      throws IOException {
    Path folder = Files.createDirectories(settings.folder().toAbsolutePath());
    String password = secrets.password(PostgresCluster.secret(PostgresCluster.SUPERUSER));
    Path passwordFile = OwnerOnly.createFile(folder.resolve("initial-password"), password);
    try {
      ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(log(settings).toFile());
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
      PostgresOptions.apply(builder, settings, passwordFile);
      return builder
          .setPgBinaryResolver(settings.programs().archive())
          .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
          .setDataDirectory(data.toAbsolutePath())
          .setCleanDataDirectory(false)
          .setPort(settings.port().number())
          .setConnectConfig("password", password)
          .setRegisterShutdownHook(false)
          .setPGStartupWait(START_PATIENCE)
          .setOutputRedirector(log)
          .setErrorRedirector(log)
          .start();
    } finally {
      Files.delete(passwordFile);
    }
  }

  private static Path log(PostgresSettings settings) {
    return settings.folder().resolve("postgres.log");
  }
}
