package io.countersign.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.cli.CommandFailedException;
import io.countersign.cli.policy.AuditLogin;
import io.countersign.cli.policy.Since;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A report on a period. */
@Command(
    name = "report",
    description = {
      "Writes a report on a period: what happened, what of it was verified, and what was not.",
      "That it was made is itself recorded, with the digest of its data."
    },
    mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {
  /** How it is written; all of the same data. */
  enum Format {
    HTML("text/html"),
    PDF("application/pdf"),
    JSON("application/json");

    private final String mediaType;

    Format(String mediaType) {
      this.mediaType = mediaType;
    }
  }

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final AuditLogin login = new AuditLogin();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "NAME",
      description = "compliance (the default), or one of its sections, such as access or integrity")
  private String name = "compliance";

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = Since.Converter.class,
      description = "so long ago, as 30d, or a moment, as 2026-11-01T00:00:00Z (default: 30d)")
  private Since from = Since.parse("30d");

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = Since.Converter.class,
      description = "the first moment behind the period, likewise (default: now)")
  private Since to = Since.parse("0s");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: html)")
  private Format format = Format.HTML;

  @Option(names = "--out", paramLabel = "FILE", required = true, description = "the file to write")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    if (Files.exists(out)) {
      throw new CommandFailedException(out + " is there already; name another file with --out");
    }
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String query =
        "/v1/reports/%s?from=%s&to=%s"
            .formatted(URLEncoder.encode(name, UTF_8), from.before(now), to.before(now));
    try (HttpClient http = HttpClient.newHttpClient()) {
      login.auditStore(http).download(query, out, "Accept", format.mediaType);
    }
    spec.commandLine().getOut().println("Written to " + out + ".");
    return ExitCode.OK;
  }
}
