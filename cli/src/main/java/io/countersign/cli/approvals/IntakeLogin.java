package io.countersign.cli.approvals;

import io.countersign.cli.CommandFailedException;
import io.countersign.cli.client.Api;
import io.countersign.local.suite.SuiteService;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which command-intake, and as whom. */
public final class IntakeLogin extends ServiceLogin {
  private static final String SERVER = "COUNTERSIGN_COMMAND_INTAKE";

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:" + SERVER + "}",
      description = "the command-intake; also " + SERVER + " (default: that of 'countersign up')")
  private @Nullable String server;

  /**
   * The service as the one who is signed in uses it.
   *
   * @throws CommandFailedException if nobody is, or the address is none to send a token to
   */
  public Api api(HttpClient http) {
    return api(http, server, SuiteService.COMMAND_INTAKE);
  }
}
