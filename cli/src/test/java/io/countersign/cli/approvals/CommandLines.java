package io.countersign.cli.approvals;

import io.countersign.cli.Countersign;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The command line with what it says and what it is told. */
final class CommandLines {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final String server;
  private final Path token;

  CommandLines(String server, Path folder) {
    this.server = server;
    this.token = folder.resolve("token");
    try {
      Files.writeString(token, "rita's token\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int execute(String... arguments) {
    return told("", arguments);
  }

  /** With an answer to what is asked. */
  int told(String input, String... arguments) {
    InputStream standard = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return plain(
          Stream.concat(
                  Stream.of(arguments),
                  Stream.of("--server", server, "--token-file", token.toString()))
              .toArray(String[]::new));
    } finally {
      System.setIn(standard);
    }
  }

  int plain(String... arguments) {
    return Countersign.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }
}
