package io.countersign.local;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Keycloak as a child of this JVM, with the realm {@code countersign}. The first start unpacks and
 * prepares it (half a minute or more), later ones take a few seconds.
 */
public final class KeycloakServer implements AutoCloseable {
  private static final String PART = "Keycloak";
  private static final String REALM_PATH = "/realms/countersign";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** The user who may change the realms. */
  public static final String ADMINISTRATOR = "admin";

  /** The name of that user's password among the {@link Secrets}. */
  public static final String ADMINISTRATOR_SECRET = "keycloak.admin";

  private final KeycloakSettings settings;
  private final Secrets secrets;
  private final ChildProcess process;

  private KeycloakServer(KeycloakSettings settings, Secrets secrets, ChildProcess process) {
    this.settings = settings;
    this.secrets = secrets;
    this.process = process;
  }

  /**
   * Starts the server and waits until the realm answers.
   *
   * @throws StartFailedException if its port is taken, its distribution is missing or it does not
   *     come up
   */
  public static KeycloakServer start(KeycloakSettings settings, Secrets secrets) {
    KeycloakPrograms programs = new KeycloakPrograms(settings.programs());
    KeycloakHome home = new KeycloakHome(settings.folder());
    endLeftover(settings.folder());
    settings.port().requireFree(PART);
    programs.prepare();
    home.prepare(programs, secrets);
    ProcessBuilder builder = programs.command(home.path(), arguments(settings.port()));
    builder.environment().putAll(environment(secrets));
    ChildProcess process = ChildProcess.start(PART, builder, home.log());
    KeycloakServer server = new KeycloakServer(settings, secrets, process);
    HttpProbe realm = new HttpProbe(URI.create(server.issuer()));
    process.awaitReady(realm::answers, PATIENCE);
    home.realmTaken(secrets);
    return server;
  }

  /** Stops the server that a killed JVM left behind on this folder, if there is one. */
  public static void endLeftover(Path folder) {
    ChildProcess.endLeftover(new KeycloakHome(folder).log());
  }

  /** What {@code iss} of the realm's tokens says. */
  public String issuer() {
    return issuer(settings.port());
  }

  /** What {@code iss} of the realm's tokens says when the server runs on this port. */
  public static String issuer(Port port) {
    return origin(port) + REALM_PATH;
  }

  /** Signs in as anybody whom the realm knows. */
  public AccessTokens tokens() {
    return new AccessTokens(issuer(), secrets::password);
  }

  @Override
  public void close() {
    process.close();
  }

  private static String origin(Port port) {
    return "http://" + Port.LOOPBACK + ":" + port.number();
  }

  private static List<String> arguments(Port port) {
    return List.of(
        "start",
        "--optimized",
        "--import-realm",
        "--http-enabled=true",
        "--http-host=" + Port.LOOPBACK,
        "--http-port=" + port.number(),
        "--hostname=" + origin(port));
  }

  private static Map<String, String> environment(Secrets secrets) {
    Map<String, String> environment = RealmFile.placeholders(secrets);
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.password(ADMINISTRATOR_SECRET));
    return environment;
  }
}
