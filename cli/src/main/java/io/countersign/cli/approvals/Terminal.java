package io.countersign.cli.approvals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command is given: what it says, and what it is told. */
public record Terminal(PrintWriter out, Style style) {
  public static Terminal of(CommandSpec command) {
    return new Terminal(command.commandLine().getOut(), Style.ofThisTerminal());
  }

  public void print(String text) {
    out.println(text);
    out.flush();
  }

  /** Whether somebody says yes; an end of input is a no. */
  public boolean confirms(String question) {
    out.print(style.title(question) + " [y/N] ");
    out.flush();
    String answer = readLine();
    return answer != null
        && switch (answer.strip().toLowerCase(Locale.ROOT)) {
          case "y", "yes" -> true;
          default -> false;
        };
  }

  private static @Nullable String readLine() {
    try {
      return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
          .readLine();
    } catch (IOException e) {
      return null;
    }
  }
}
