package io.countersign.cli.approvals;

import io.countersign.cli.client.Answer;
import java.net.http.HttpClient;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Proposes to put things back. */
@Command(
    name = "undo",
    description = {
      "Proposes to undo a command: submits a new one that puts the changed rows back as they were. It goes",
      "through policy and approval like any other, and changes nothing if any of the rows was changed since."
    },
    mixinStandardHelpOptions = true)
public final class UndoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final IntakeLogin login = new IntakeLogin();

  @Parameters(paramLabel = "ID", converter = Uuid.class, description = "the command to undo")
  private UUID id = new UUID(0, 0);

  @Option(names = "--reason", paramLabel = "TEXT", description = "why, for those who approve")
  private @Nullable String reason;

  @Override
  public Integer call() {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Map<String, @Nullable Object> body = new HashMap<>();
      body.put("reason", reason);
      Answer answer =
          Answers.successful(login.api(http).post("/v1/commands/" + id + "/undo", body));
      Terminal.of(spec)
          .print(
              "Command %s is to undo it: %s."
                  .formatted(
                      Visible.line(answer.text("/id")), Visible.line(answer.text("/status"))));
      return ExitCode.OK;
    }
  }
}
