package io.countersign.cli.policy;

import io.countersign.policy.bundle.ScenarioResult;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the scenarios beside policies. */
@Command(
    name = "test",
    description = {
      "Decides the scenarios in the files *.test.yaml beside the policies, and says which are decided"
          + " otherwise than expected.",
      "",
      "Exit code 1 if one is, or if there is none.",
      ""
    },
    mixinStandardHelpOptions = true)
final class TestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final PoliciesOption policies = new PoliciesOption();

  @Option(names = "--verbose", description = "also name the scenarios that pass")
  private boolean verbose;

  @Override
  public Integer call() {
    List<ScenarioResult> results = policies.folder().scenarios();
    long failed = results.stream().filter(r -> !r.passed()).count();
    for (ScenarioResult result : results) {
      if (!result.passed() || verbose) {
        Output.print(spec, (result.passed() ? "✓ " : "✗ ") + result + "\n");
      }
    }
    Output.print(spec, "%d passed, %d failed%n".formatted(results.size() - failed, failed));
    if (results.isEmpty()) {
      Output.tell(spec, "no file *.test.yaml beside the policies holds a scenario");
    }
    return failed == 0 && !results.isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
