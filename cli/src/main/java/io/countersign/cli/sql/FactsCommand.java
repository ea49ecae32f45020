package io.countersign.cli.sql;

import io.countersign.cli.Utf8;
import io.countersign.contracts.Dialect;
import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the facts of SQL as lines of JSON. */
@Command(
    name = "facts",
    description = {
      "Prints what SQL would do, as JSON lines.",
      "",
      "The input is SQL text, which gives one line for all its statements, or one JSON object a line,"
          + " {\"id\": …, \"sql\": \"…\"}, which gives one line for each, in the same order. JSON is"
          + " recognised by its first character. Blank lines between objects are skipped.",
      "",
      "A line that is no such object is answered by {\"id\": …, \"error\": \"…\"}, and the exit code"
          + " is then 1. SQL that cannot be understood is no error: it is answered by \"parsed\": false and"
          + " \"problem\".",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  countersign sql facts --dialect postgresql query.sql",
      "  echo '{\"id\": 1, \"sql\": \"DELETE FROM orders\"}' | countersign sql facts --dialect mysql"
    },
    mixinStandardHelpOptions = true)
final class FactsCommand implements Callable<Integer> {
  private static final String STANDARD_INPUT = "-";

  @Option(
      names = "--dialect",
      required = true,
      paramLabel = "NAME",
      converter = DialectName.class,
      completionCandidates = DialectName.Candidates.class,
      description = "how the database reads SQL: ${COMPLETION-CANDIDATES}")
  private Dialect dialect = Dialect.GENERIC;

  @Option(names = "--ndjson", description = "take the input for JSON lines, however it begins")
  private boolean ndjson;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "what to read; standard input if it is - or left out")
  private String file = STANDARD_INPUT;

  @Override
  public Integer call() {
    try (InputStream in = new BufferedInputStream(open());
        OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      return answer(in, out);
    } catch (NoSuchFileException e) {
      return fail("there is no file '" + file + "'");
    } catch (IOException e) {
      return fail("reading '" + file + "' or writing the answer failed: " + e.getMessage());
    }
  }

  private int answer(InputStream in, OutputStream out) throws IOException {
    FactsOfText facts = new FactsOfText(dialect);
    if (!ndjson && !InputForm.isNdjson(in)) {
      out.write(facts.ofText(STANDARD_INPUT.equals(file) ? null : file, in));
      return ExitCode.OK;
    }
    long malformed = new Bulk(facts).answer(new LineReader(in), out);
    return malformed == 0
        ? ExitCode.OK
        : fail(malformed + " lines of the input could not be read; their answers say why");
  }

  private InputStream open() throws IOException {
    return STANDARD_INPUT.equals(file)
        ? new FileInputStream(FileDescriptor.in)
        : Files.newInputStream(Path.of(file));
  }

  private static int fail(String why) {
    Utf8.stderr().println("countersign: " + why);
    return ExitCode.SOFTWARE;
  }
}
