package io.countersign.cli.approvals;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The same as {@code approvals} alone. */
@Command(
    name = "list",
    description = "Lists requests for approval: yours to decide, if nothing else is said.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final ApprovalLogin login = new ApprovalLogin();
  @Mixin private final Selection selection = new Selection();

  @Override
  public Integer call() {
    return selection.list(login, Terminal.of(spec));
  }
}
