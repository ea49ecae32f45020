package io.countersign.cli.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.countersign.cli.CommandFailedException;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.platform.event.EventJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says what policies decide on a command, and why. */
@Command(
    name = "explain",
    description = {
      "Says what the policies decide on a command, and why: nothing is sent or run.",
      "",
      "Unless said otherwise an agent asks that may use the data source, for the first time and with"
          + " nothing measured.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  countersign policy explain --sql 'DELETE FROM orders' --environment production",
      "  countersign policy explain --sql 'SELECT ssn FROM people' --data-source crm --data-sources"
          + " data-sources.yaml --principal dana --kind human --role dba"
    },
    mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private final PoliciesOption policies = new PoliciesOption();
  @Mixin private final Supposition supposition = new Supposition();

  @Option(names = "--json", description = "print the decision as the event that would be recorded")
  private boolean json;

  @Override
  public Integer call() {
    CommandDecided decided = supposition.decide(policies.folder().bundle());
    Output.print(spec, json ? json(decided) : Explanation.of(decided));
    return ExitCode.OK;
  }

  private static String json(CommandDecided decided) {
    try {
      return EventJson.mapper().writeValueAsString(decided) + "\n";
    } catch (JsonProcessingException e) {
      throw new CommandFailedException("the decision could not be written as JSON");
    }
  }
}
