package io.countersign.cli.approvals;

import java.net.http.HttpClient;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything that one decides upon. */
@Command(
    name = "show",
    description = "Shows a request whole: statement, values, effect, policies, votes, comments.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();

  @Parameters(paramLabel = "ID", converter = Uuid.class, description = "the request")
  private UUID id = new UUID(0, 0);

  @Option(names = "--json", description = "as the service answers")
  private boolean json;

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    try (HttpClient http = HttpClient.newHttpClient()) {
      SeenRequest seen = SeenRequest.read(login.api(http), id);
      terminal.print(json ? Answers.json(seen.request()) : seen.page(terminal.style()));
      return ExitCode.OK;
    }
  }
}
