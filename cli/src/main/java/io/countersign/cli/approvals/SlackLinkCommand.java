package io.countersign.cli.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.cli.client.Api;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Links the account that was shown a code. */
@Command(
    name = "link",
    description =
        "Links your account in Slack, by the code that it was shown there. Never give a code that you did not ask for.",
    mixinStandardHelpOptions = true)
public final class SlackLinkCommand implements Callable<Integer> {
  static final String PATH = "/v1/me/slack-link";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();

  @Parameters(paramLabel = "CODE", description = "as Slack showed it to you")
  private String code = "";

  @Option(names = "--yes", description = "do not ask")
  private boolean yes;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    try (HttpClient http = HttpClient.newHttpClient()) {
      Api api = login.api(http);
      JsonNode account = Answers.successful(api.post(PATH + "?dry-run=true", body())).body();
      terminal.print(
          "Slack user %s (%s) of workspace %s would answer in your name."
              .formatted(shown(account, "name"), shown(account, "user"), shown(account, "team")));
      if (!yes && !terminal.confirms("Is that you?")) {
        terminal.print("Nothing was linked.");
        return Consent.DECLINED;
      }
      Answers.successful(api.post(PATH, body()));
      terminal.print("Linked. Click again in Slack.");
      return ExitCode.OK;
    }
  }

  private Map<String, String> body() {
    return Map.of("code", code);
  }

  private static String shown(JsonNode account, String field) {
    return Visible.line(Page.text(account, field));
  }
}
