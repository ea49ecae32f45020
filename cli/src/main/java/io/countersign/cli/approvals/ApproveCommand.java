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

/** Says yes. */
@Command(
    name = "approve",
    description = "Shows a request and, once confirmed, approves exactly what was shown.",
    mixinStandardHelpOptions = true)
public final class ApproveCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();
  @Mixin private final Consent consent = new Consent();
  @Mixin private final Conditions conditions = new Conditions();

  @Parameters(paramLabel = "ID", converter = Uuid.class, description = "the request")
  private UUID id = new UUID(0, 0);

  @Option(names = "--comment", paramLabel = "TEXT", description = "for whoever asked")
  private @Nullable String comment;

  @Override
  public Integer call() {
    Map<String, @Nullable Object> more = new LinkedHashMap<>();
    more.put("conditions", conditions.json());
    more.put("comment", comment);
    return new Voting(login, Terminal.of(spec), consent).vote(id, "approve", more);
  }
}
