package io.countersign.cli.datasource;

import io.countersign.cli.approvals.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what the two roles could do that they should not. */
@Command(
    name = "check",
    description = {
      "Connects as each of the two roles and says what it could do beyond what it is for,",
      "with the statement that takes it away. Changes nothing. Exits 0 only if nothing was found."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final SecretsOption secrets = new SecretsOption();

  @Parameters(paramLabel = "NAME", description = "the data source")
  private String dataSource = "";

  @Override
  public Integer call() {
    boolean clean = new RoleReport(Terminal.of(spec), secrets.of(dataSource)).print();
    return clean ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
