package io.countersign.cli.datasource;

import picocli.CommandLine.Command;

/** What whoever runs a target database needs. */
@Command(
    name = "datasource",
    description = "Makes the two roles that the executor uses at a data source, and checks them.",
    mixinStandardHelpOptions = true,
    subcommands = {InitCommand.class, CheckCommand.class})
public final class DatasourceCommand {}
