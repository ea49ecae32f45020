package io.countersign.cli.sql;

import picocli.CommandLine.Command;

/** What can be asked about SQL without a running suite. */
@Command(
    name = "sql",
    description = "Says what SQL would do, without running it and without a running suite.",
    mixinStandardHelpOptions = true,
    subcommands = FactsCommand.class)
public final class SqlCommand {}
