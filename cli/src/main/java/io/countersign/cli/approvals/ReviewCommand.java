package io.countersign.cli.approvals;

import java.net.http.HttpClient;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges a broken glass. */
@Command(
    name = "review",
    description = "Says whether a command had reason to run before anybody approved it.",
    mixinStandardHelpOptions = true)
public final class ReviewCommand implements Callable<Integer> {
  /** One of both. */
  static final class Verdict {
    @Option(names = "--justified", required = true, description = "it had to be")
    private boolean justified;

    @Option(names = "--unjustified", required = true, description = "it could have waited")
    private boolean unjustified;

    private String text() {
      return justified && !unjustified ? "justified" : "unjustified";
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();

  @Parameters(paramLabel = "ID", converter = Uuid.class, description = "the request")
  private UUID id = new UUID(0, 0);

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Verdict verdict = new Verdict();

  @Option(names = "--comment", required = true, paramLabel = "TEXT", description = "why you say so")
  private String comment = "";

  @Override
  public Integer call() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Answers.successful(
          login
              .api(http)
              .post(
                  SeenRequest.path(id, "/review"),
                  Map.of("verdict", verdict.text(), "comment", comment)));
      Terminal.of(spec).print("Reviewed: " + verdict.text() + ".");
      return ExitCode.OK;
    }
  }
}
