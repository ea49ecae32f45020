package io.countersign.cli;

import io.countersign.cli.sql.SqlCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code countersign}. */
@Command(
    name = "countersign",
    description = "Approval and audit for what AI agents do to databases.",
    mixinStandardHelpOptions = true,
    subcommands = {DemoCommand.class, UpCommand.class, DownCommand.class, SqlCommand.class})
public final class Countersign {
  /** Exits 0 if all went well, 1 if something failed, 2 if the command line was wrong. */
  public static void main(String[] arguments) {
    // The embedded broker tells its life at length; what matters of it is told by the commands.
    Logger.getLogger("").setLevel(Level.OFF);
    System.exit(new CommandLine(new Countersign()).execute(arguments));
  }
}
