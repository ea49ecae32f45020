package io.countersign.cli.approvals;

import java.time.Instant;
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

/** Says yes, and yes ahead to commands of the same form. */
@Command(
    name = "grant",
    description = {
      "Approves a request, and ahead commands of its form: the same statement with other values, of the same",
      "principal, on the same data source. Policy says how much a grant may give at most."
    },
    mixinStandardHelpOptions = true)
public final class GrantCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();
  @Mixin private final Consent consent = new Consent();

  @Parameters(paramLabel = "ID", converter = Uuid.class, description = "the request")
  private UUID id = new UUID(0, 0);

  @Option(names = "--uses", required = true, paramLabel = "N", description = "so many commands")
  private int uses;

  @Option(
      names = "--rows",
      required = true,
      paramLabel = "N",
      description = "each returns, and changes, at most so many rows")
  private long rows;

  @Option(
      names = "--until",
      required = true,
      paramLabel = "TIME",
      converter = Moment.class,
      description = "it gives nothing from then on: 2026-11-23T22:00Z, or +2h from now")
  private Instant until = Instant.EPOCH;

  @Option(names = "--comment", paramLabel = "TEXT", description = "for whoever asked")
  private @Nullable String comment;

  @Override
  public Integer call() {
    Map<String, @Nullable Object> more = new LinkedHashMap<>();
    more.put("grant", Map.of("uses", uses, "maximumRows", rows, "until", until.toString()));
    more.put("comment", comment);
    return new Voting(login, Terminal.of(spec), consent).vote(id, "approve", more);
  }
}
