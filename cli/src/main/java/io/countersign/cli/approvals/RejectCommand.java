package io.countersign.cli.approvals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says no. */
@Command(
    name = "reject",
    description = "Rejects a request, or takes back an approval while nothing has run.",
    mixinStandardHelpOptions = true)
public final class RejectCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();
  @Mixin private final Consent consent = new Consent();

  @Parameters(paramLabel = "ID", converter = Uuid.class, description = "the request")
  private UUID id = new UUID(0, 0);

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "why; whoever asked reads it")
  private String reason = "";

  @Override
  public Integer call() {
    Map<String, @Nullable Object> more = new LinkedHashMap<>();
    more.put("comment", reason);
    return new Voting(login, Terminal.of(spec), consent).vote(id, "reject", more);
  }
}
