package io.countersign.cli.approvals;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What waits for whom. */
@Command(
    name = "approvals",
    description = "Lists requests for approval: yours to decide, if nothing else is said.",
    mixinStandardHelpOptions = true,
    subcommands = {ListCommand.class, ShowCommand.class})
public final class ApprovalsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();
  @Mixin private final Selection selection = new Selection();

  @Override
  public Integer call() {
    return selection.list(login, Terminal.of(spec));
  }
}
