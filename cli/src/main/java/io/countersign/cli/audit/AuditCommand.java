package io.countersign.cli.audit;

import picocli.CommandLine.Command;

/** The trail, for auditors. */
@Command(
    name = "audit",
    description =
        "Takes data out of the trail, reports on a period, and lists the reasons to doubt that it is whole.",
    mixinStandardHelpOptions = true,
    subcommands = {ExportCommand.class, IncidentsCommand.class, ReportCommand.class})
public final class AuditCommand {}
