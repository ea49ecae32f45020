package io.countersign.cli.policy;

import picocli.CommandLine.Command;

/** What authors of policies need. */
@Command(
    name = "policy",
    description = "Checks, tests and explains policies, and tries them on what has happened.",
    mixinStandardHelpOptions = true,
    subcommands = {
      CheckCommand.class,
      TestCommand.class,
      ExplainCommand.class,
      ReplayCommand.class
    })
public final class PolicyCommand {}
