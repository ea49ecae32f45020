package io.countersign.cli.policy;

import io.countersign.policy.PolicyBundle;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Loads policies as the evaluator would. */
@Command(
    name = "check",
    description = {
      "Loads policies as policy-evaluator does, and says what is wrong with them: file, line, reason.",
      "",
      "Exit code 1 if the bundle would be refused.",
      ""
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final PoliciesOption policies = new PoliciesOption();

  @Override
  public Integer call() {
    PolicyBundle bundle = policies.folder().bundle();
    Output.print(spec, BundleSummary.of(bundle, Instant.now()));
    return ExitCode.OK;
  }
}
