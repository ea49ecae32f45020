package io.countersign.cli.approvals;

import picocli.CommandLine.Command;

/** Whose account in Slack is whose. */
@Command(
    name = "slack",
    description = "Says which account in Slack is yours.",
    mixinStandardHelpOptions = true,
    subcommands = {SlackLinkCommand.class, SlackUnlinkCommand.class})
public final class SlackCommand {}
