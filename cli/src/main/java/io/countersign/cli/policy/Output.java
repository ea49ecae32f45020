package io.countersign.cli.policy;

import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command's answer goes. */
final class Output {
  private Output() {}

  static void print(CommandSpec command, String text) {
    PrintWriter out = command.commandLine().getOut();
    out.print(text);
    out.flush();
  }

  static void tell(CommandSpec command, String note) {
    command.commandLine().getErr().println("countersign: " + note);
  }
}
