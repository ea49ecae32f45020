package io.countersign.cli.approvals;

import io.countersign.cli.CommandFailedException;
import io.countersign.cli.client.Api;
import io.countersign.local.AccessTokens;
import io.countersign.local.KeycloakServer;
import io.countersign.local.Person;
import io.countersign.local.Secrets;
import io.countersign.local.suite.SuitePorts;
import io.countersign.local.suite.SuiteService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** As whom a service is used. */
abstract class ServiceLogin {
  private static final String TOKEN = "COUNTERSIGN_TOKEN";

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "a person of the suite that 'countersign up' started, such as rita")
  private @Nullable String person;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "holds an access token; without it and --as, the environment variable " + TOKEN + " does")
  private @Nullable Path tokenFile;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "${sys:countersign.home:-.}/.countersign",
      description = "where 'countersign up' keeps its data (default: .countersign in the checkout)")
  private Path data = Path.of(".countersign");

  /**
   * A service as the one who is signed in uses it.
   *
   * @param server its address; absent for that of the local suite
   * @throws CommandFailedException if nobody is, or the address is none to send a token to
   */
  Api api(HttpClient http, @Nullable String server, SuiteService service) {
    return new Api(http, address(server, service), token());
  }

  private static URI address(@Nullable String server, SuiteService service) {
    if (server == null || server.isBlank()) {
      return URI.create("http://127.0.0.1:" + SuitePorts.standard().of(service).number());
    }
    URI address = parsed(server);
    if (!"https".equals(address.getScheme()) && !isHere(address.getHost())) {
      throw new CommandFailedException(
          server + " is not https: a token is sent unencrypted to this machine only");
    }
    return address;
  }

  private static URI parsed(String text) {
    try {
      URI address = URI.create(text.strip());
      if (address.getHost() != null
          && ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Answered below, as another scheme is.
    }
    throw new CommandFailedException(
        "'" + Visible.line(text) + "' is no address such as https://approvals.example.com");
  }

  private static boolean isHere(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  private String token() {
    if (person != null && tokenFile != null) {
      throw new CommandFailedException("--as and --token-file both say who you are: give one");
    }
    if (person != null) {
      return localPerson(person);
    }
    String token = tokenFile == null ? System.getenv(TOKEN) : read(tokenFile);
    return Optional.ofNullable(token)
        .map(String::strip)
        .filter(t -> !t.isEmpty())
        .orElseThrow(() ->
            new CommandFailedException(
                "nobody is signed in: set "
                    + TOKEN
                    + " to your access token, name a file with --token-file, or say --as rita for a person of 'countersign up'"));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CommandFailedException("the token file " + file + " cannot be read");
    }
  }

  private String localPerson(String name) {
    Person known =
        Arrays.stream(Person.values())
            .filter(p -> p.username().equals(name.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() ->
                new CommandFailedException(
                    "'%s' is none of the local suite's people: %s"
                        .formatted(Visible.line(name), people())));
    if (!Files.isDirectory(data)) {
      throw new CommandFailedException(
          "no suite has been started on " + data.normalize() + ": run './countersign up' first");
    }
    String issuer = KeycloakServer.issuer(SuitePorts.standard().keycloak());
    try {
      return new AccessTokens(issuer, Secrets.in(data)::password).person(known);
    } catch (IllegalStateException e) {
      throw new CommandFailedException(
          "signing in at " + issuer + " failed: is './countersign up' running?");
    }
  }

  private static String people() {
    return Arrays.stream(Person.values()).map(Person::username).collect(Collectors.joining(", "));
  }
}
