package io.countersign.cli.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpClient;
import java.time.Instant;
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

/** Standing approvals. */
@Command(
    name = "grants",
    description = "Lists, shows and revokes standing approvals.",
    mixinStandardHelpOptions = true,
    subcommands = {
      GrantsCommand.ListGrants.class,
      GrantsCommand.ShowGrant.class,
      GrantsCommand.RevokeGrant.class
    })
public final class GrantsCommand implements Callable<Integer> {
  static final String PATH = "/v1/grants";

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();
  @Mixin private final GrantSelection selection = new GrantSelection();

  @Override
  public Integer call() {
    return selection.list(login, Terminal.of(spec));
  }

  /** Which there are. */
  @Command(name = "list", description = "Lists them.", mixinStandardHelpOptions = true)
  static final class ListGrants implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private final ApprovalLogin login = new ApprovalLogin();
    @Mixin private final GrantSelection selection = new GrantSelection();

    @Override
    public Integer call() {
      return selection.list(login, Terminal.of(spec));
    }
  }

  /** What one was used for. */
  @Command(name = "show", description = "Shows one with its uses.", mixinStandardHelpOptions = true)
  static final class ShowGrant implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private final ApprovalLogin login = new ApprovalLogin();

    @Parameters(paramLabel = "ID", converter = Uuid.class, description = "the grant")
    private UUID id = new UUID(0, 0);

    @Override
    public Integer call() {
      Terminal terminal = Terminal.of(spec);
      try (HttpClient http = HttpClient.newHttpClient()) {
        JsonNode grant = Answers.successful(login.api(http).get(PATH + "/" + id)).body();
        terminal.print(GrantPage.one(grant, terminal.style(), Instant.now()));
        return ExitCode.OK;
      }
    }
  }

  /** Its end. */
  @Command(name = "revoke", description = "Ends one at once.", mixinStandardHelpOptions = true)
  static final class RevokeGrant implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private final ApprovalLogin login = new ApprovalLogin();

    @Parameters(paramLabel = "ID", converter = Uuid.class, description = "the grant")
    private UUID id = new UUID(0, 0);

    @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "why")
    private String reason = "";

    @Override
    public Integer call() {
      try (HttpClient http = HttpClient.newHttpClient()) {
        Answers.successful(
            login.api(http).post(PATH + "/" + id + "/revocation", Map.of("reason", reason)));
        Terminal.of(spec).print("Revoked; it gives nothing from now on.");
        return ExitCode.OK;
      }
    }
  }
}
