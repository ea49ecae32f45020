package io.countersign.cli.approvals;

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

/** Says something. */
@Command(
    name = "comment",
    description = "Says something about a request, or asks whoever submitted it.",
    mixinStandardHelpOptions = true)
public final class CommentCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();

  @Parameters(index = "0", paramLabel = "ID", converter = Uuid.class, description = "the request")
  private UUID id = new UUID(0, 0);

  @Parameters(index = "1", paramLabel = "TEXT", description = "what you say")
  private String text = "";

  @Option(names = "--question", description = "whoever submitted it is expected to answer")
  private boolean question;

  @Override
  public Integer call() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Answers.successful(
          login
              .api(http)
              .post(SeenRequest.path(id, "/comments"), Map.of("text", text, "question", question)));
      Terminal.of(spec).print(question ? "Asked." : "Said.");
      return ExitCode.OK;
    }
  }
}
