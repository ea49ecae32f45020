package io.countersign.cli.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Which requests to list. */
final class Selection {
  /** Whose. */
  enum View {
    MINE,
    ESCALATED,
    DECIDED,
    ALL
  }

  @Option(
      names = "--view",
      paramLabel = "VIEW",
      description =
          "${COMPLETION-CANDIDATES}: yours to decide (default), of these those left to you, those you decided, all")
  private View view = View.MINE;

  @Option(names = "--state", paramLabel = "STATE", description = "such as pending or granted")
  private @Nullable String state;

  @Option(names = "--data-source", paramLabel = "NAME", description = "where it would run")
  private @Nullable String dataSource;

  @Option(names = "--environment", paramLabel = "NAME", description = "such as production")
  private @Nullable String environment;

  @Option(names = "--submitter", paramLabel = "NAME", description = "who asks")
  private @Nullable String submitter;

  @Option(names = "--text", paramLabel = "TEXT", description = "occurs in the statement")
  private @Nullable String text;

  @Option(names = "--newest", description = "newest first")
  private boolean newest;

  @Option(names = "--limit", paramLabel = "N", description = "so many at most (50)")
  private @Nullable Integer limit;

  @Option(names = "--after", paramLabel = "ID", description = "the page after this one")
  private @Nullable String after;

  @Option(names = "--json", description = "as the service answers")
  private boolean json;

  int list(ApprovalLogin login, Terminal terminal) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      JsonNode found = Answers.successful(login.api(http).get(path())).body();
      terminal.print(
          json ? Answers.json(found) : RequestTable.of(found, terminal.style(), Instant.now()));
      return ExitCode.OK;
    }
  }

  private String path() {
    return new Query()
        .with("view", view.name().toLowerCase(Locale.ROOT))
        .with("state", state)
        .with("dataSource", dataSource)
        .with("environment", environment)
        .with("submitter", submitter)
        .with("text", text)
        .with("order", newest ? "newest" : null)
        .with("limit", limit)
        .with("after", after)
        .on("/v1/approvals");
  }
}
