package io.countersign.cli.approvals;

import java.net.http.HttpClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Removes the link with an account in Slack. */
@Command(
    name = "unlink",
    description = "Removes the link with your account in Slack.",
    mixinStandardHelpOptions = true)
public final class SlackUnlinkCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();

  @Override
  public Integer call() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Answers.successful(login.api(http).delete(SlackLinkCommand.PATH));
      Terminal.of(spec).print("Nobody answers in your name from Slack any more.");
      return ExitCode.OK;
    }
  }
}
