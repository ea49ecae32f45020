package io.countersign.cli.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.cli.CommandFailedException;
import io.countersign.cli.policy.AuditLogin;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Takes commands or events out, with a signed manifest. */
@Command(
    name = "export",
    description = {
      "Writes commands or events to a zip file with a signed manifest, which 'countersign verify --export' verifies.",
      "That it was asked for, and that it was made, are themselves recorded."
    },
    mixinStandardHelpOptions = true)
public final class ExportCommand implements Callable<Integer> {
  /** What is exported. */
  enum Subject {
    COMMANDS,
    EVENTS
  }

  /** How. */
  enum Format {
    CSV,
    NDJSON,
    OCSF,
    SYSLOG
  }

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private final AuditLogin login = new AuditLogin();

  @Option(
      names = "--of",
      paramLabel = "WHAT",
      description = "${COMPLETION-CANDIDATES} (default: events)")
  private Subject of = Subject.EVENTS;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ndjson)")
  private Format format = Format.NDJSON;

  @Option(
      names = "--filter",
      paramLabel = "NAME=VALUE",
      description =
          "as the trail's lists take it, such as agent=night-agent or from=2026-11-01T00:00:00Z; may be given again")
  private Map<String, String> filters = new LinkedHashMap<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "the zip file to write")
  private Path out = Path.of("");

  @Override
  public Integer call() {
    if (Files.exists(out)) {
      throw new CommandFailedException(out + " is there already; name another file with --out");
    }
    try (HttpClient http = HttpClient.newHttpClient()) {
      login.auditStore(http).download(query(), out);
    }
    spec.commandLine().getOut().println("Written to " + out + "; verify it with");
    spec.commandLine().getOut().println("  countersign verify --export " + out);
    return ExitCode.OK;
  }

  private String query() {
    StringBuilder query = new StringBuilder("/v1/exports");
    query.append("?of=").append(of.name().toLowerCase(Locale.ROOT));
    query.append("&format=").append(format.name().toLowerCase(Locale.ROOT));
    filters.forEach((name, value) ->
        query
            .append('&')
            .append(URLEncoder.encode(name, UTF_8))
            .append('=')
            .append(URLEncoder.encode(value, UTF_8)));
    return query.toString();
  }
}
