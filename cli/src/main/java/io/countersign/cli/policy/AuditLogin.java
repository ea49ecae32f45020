package io.countersign.cli.policy;

import io.countersign.cli.CommandFailedException;
import io.countersign.cli.client.Api;
import io.countersign.local.AccessTokens;
import io.countersign.local.KeycloakServer;
import io.countersign.local.Person;
import io.countersign.local.Secrets;
import io.countersign.local.suite.SuitePorts;
import io.countersign.local.suite.SuiteService;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which audit store, and as whom: by default the one that {@code countersign up} started, as its
 * auditor.
 */
public final class AuditLogin {
  private static final String TOKEN = "COUNTERSIGN_TOKEN";

  @Option(
      names = "--audit-url",
      paramLabel = "URL",
      description = "the audit store (default: that of 'countersign up')")
  private URI address =
      URI.create("http://127.0.0.1:" + SuitePorts.standard().of(SuiteService.AUDIT_STORE).number());

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      defaultValue = "${env:" + TOKEN + "}",
      description =
          "an auditor's access token; better given as " + TOKEN + ", which others do not see")
  private @Nullable String token;

  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      defaultValue = "${sys:countersign.home:-.}/.countersign",
      description =
          "where 'countersign up' keeps its data; without a token its auditor signs in"
              + " (default: .countersign in the checkout)")
  private Path data = Path.of(".countersign");

  public Api auditStore(HttpClient http) {
    return new Api(http, address, token == null || token.isBlank() ? localAuditor() : token);
  }

  public Path data() {
    return data.normalize();
  }

  private String localAuditor() {
    if (!Files.isDirectory(data)) {
      throw new CommandFailedException(
          "no access token: set "
              + TOKEN
              + " to an auditor's, or start a suite with './countersign up'");
    }
    String issuer = KeycloakServer.issuer(SuitePorts.standard().keycloak());
    try {
      return new AccessTokens(issuer, Secrets.in(data)::password).person(Person.AUDREY);
    } catch (IllegalStateException e) {
      throw new CommandFailedException(
          "signing in at "
              + issuer
              + " failed: start a suite with './countersign up', or set "
              + TOKEN);
    }
  }
}
