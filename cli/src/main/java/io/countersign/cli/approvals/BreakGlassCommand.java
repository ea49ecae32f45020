package io.countersign.cli.approvals;

import io.countersign.cli.client.Answer;
import io.countersign.cli.client.Api;
import java.net.http.HttpClient;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs what nobody has approved yet, and answers for it. */
@Command(
    name = "break-glass",
    description = {
      "Lets your own command run now, before anybody has approved it. Policy says who may. Reviewers are told at",
      "once, and a review is owed."
    },
    mixinStandardHelpOptions = true)
public final class BreakGlassCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();
  @Mixin private final Consent consent = new Consent();

  @Parameters(paramLabel = "ID", converter = Uuid.class, description = "the request")
  private UUID id = new UUID(0, 0);

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "why it cannot wait; it is recorded, and reviewed")
  private String reason = "";

  @Override
  public Integer call() {
    Terminal terminal = Terminal.of(spec);
    try (HttpClient http = HttpClient.newHttpClient()) {
      Api api = login.api(http);
      SeenRequest seen = SeenRequest.read(api, id);
      if (!consent.isGiven(terminal, seen, "Run this now, without anybody's approval?")) {
        return Consent.DECLINED;
      }
      Answer answer =
          Answers.successful(
              api.post(
                  SeenRequest.path(id, "/break-glass"),
                  Map.of("digest", seen.digest(), "reason", reason)));
      terminal.print(
          "It runs. Others look at it, and at your reason, until "
              + Visible.line(answer.text("/reviewDueAt"))
              + ".");
      return ExitCode.OK;
    }
  }
}
