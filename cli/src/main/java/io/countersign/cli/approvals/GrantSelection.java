package io.countersign.cli.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Which standing approvals to list. */
final class GrantSelection {
  @Option(names = "--state", paramLabel = "STATE", description = "active (default) or ended")
  private String state = "active";

  @Option(names = "--principal", paramLabel = "NAME", description = "who may use it")
  private @Nullable String principal;

  @Option(names = "--data-source", paramLabel = "NAME", description = "where")
  private @Nullable String dataSource;

  @Option(names = "--after", paramLabel = "ID", description = "the page after this one")
  private @Nullable String after;

  int list(ApprovalLogin login, Terminal terminal) {
    String path =
        new Query()
            .with("state", state)
            .with("principal", principal)
            .with("dataSource", dataSource)
            .with("after", after)
            .on(GrantsCommand.PATH);
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode found = Answers.successful(login.api(http).get(path)).body();
      terminal.print(GrantPage.list(found, terminal.style()));
      return ExitCode.OK;
    }
  }
}
