package io.countersign.cli.policy;

import io.countersign.cli.Utf8;
import io.countersign.policy.PolicyBundle;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

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
  @Mixin private final PoliciesOption policies = new PoliciesOption();

  @Override
  public Integer call() {
    PolicyBundle bundle = policies.folder().bundle();
    Utf8.stdout().print(BundleSummary.of(bundle, Instant.now()));
    return ExitCode.OK;
  }
}
