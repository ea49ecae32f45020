package io.countersign.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.cli.approvals.ApprovalsCommand;
import io.countersign.cli.approvals.ApproveCommand;
import io.countersign.cli.approvals.BreakGlassCommand;
import io.countersign.cli.approvals.CommentCommand;
import io.countersign.cli.approvals.DelegateCommand;
import io.countersign.cli.approvals.GrantCommand;
import io.countersign.cli.approvals.GrantsCommand;
import io.countersign.cli.approvals.RejectCommand;
import io.countersign.cli.approvals.ReviewCommand;
import io.countersign.cli.approvals.ReviewsCommand;
import io.countersign.cli.approvals.SlackCommand;
import io.countersign.cli.approvals.UndoCommand;
import io.countersign.cli.audit.AuditCommand;
import io.countersign.cli.client.UnexpectedAnswerException;
import io.countersign.cli.datasource.DatasourceCommand;
import io.countersign.cli.policy.PolicyCommand;
import io.countersign.cli.sql.SqlCommand;
import io.countersign.cli.verify.VerifyCommand;
import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code countersign}. */
@Command(
    name = "countersign",
    description = "Approval and audit for what AI agents do to databases.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      DatasourceCommand.class,
      ClassifyCommand.class,
      SqlCommand.class,
      PolicyCommand.class,
      VerifyCommand.class,
      AuditCommand.class,
      ApprovalsCommand.class,
      ApproveCommand.class,
      RejectCommand.class,
      CommentCommand.class,
      GrantCommand.class,
      GrantsCommand.class,
      DelegateCommand.class,
      BreakGlassCommand.class,
      ReviewCommand.class,
      ReviewsCommand.class,
      UndoCommand.class,
      SlackCommand.class
    })
public final class Countersign {
  /**
   * Exits 0 if all went well, 1 if something failed or was refused, 2 if the command line was
   * wrong, 3 if the person said no when asked to confirm.
   */
  public static void main(String[] arguments) {
    // The embedded broker tells its life at length; what matters of it is told by the commands.
    Logger.getLogger("").setLevel(Level.OFF);
    System.exit(commandLine().execute(arguments));
  }

  /** The whole command, to be executed with arguments. */
  public static CommandLine commandLine() {
    return new CommandLine(new Countersign())
        .setOut(new PrintWriter(Utf8.stdout(), true, UTF_8))
        .setErr(new PrintWriter(Utf8.stderr(), true, UTF_8))
        .setParameterExceptionHandler(Countersign::explain)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Countersign::fail);
  }

  /** What a command expects to go wrong is told without a stack trace. */
  private static int fail(Exception failure, CommandLine command, ParseResult parsed)
      throws Exception {
    if (failure instanceof CommandFailedException || failure instanceof UnexpectedAnswerException) {
      command.getErr().println("countersign: " + failure.getMessage());
      return ExitCode.SOFTWARE;
    }
    throw failure;
  }

  /** What was wrong comes first; the whole help would hide it. */
  private static int explain(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("countersign: " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, err);
    err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }
}
