package io.countersign.cli.audit;

import picocli.CommandLine.Command;

/** The trail, for auditors. */
@Command(
    name = "audit",
    description = "Takes data out of the trail, and lists the reasons to doubt that it is whole.",
    mixinStandardHelpOptions = true,
    subcommands = {ExportCommand.class, IncidentsCommand.class})
public final class AuditCommand {}
