package io.countersign.cli.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.countersign.cli.CommandFailedException;
import io.countersign.platform.datasource.DataSourceCatalogue;
import io.countersign.platform.event.EventJson;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Decides history again by other policies. */
@Command(
    name = "replay",
    description = {
      "Decides again what was decided, by other policies, and says what would have changed.",
      "",
      "The audit store gives the commands with the history, the impact and the moment that were recorded with"
          + " each decision. The SQL is analysed anew, unless --recorded-facts is given.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  countersign policy replay --since 30d --with ./policies",
      "  COUNTERSIGN_TOKEN=… countersign policy replay --since 12h --with ./policies --audit-url"
          + " https://audit.example --json"
    },
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--since",
      required = true,
      paramLabel = "TIME",
      converter = Since.Converter.class,
      description = "how far back: 30d, 12h, 45m, or a moment such as 2026-11-01T00:00:00Z")
  private Since since = Since.parse("0s");

  @Option(
      names = "--with",
      required = true,
      paramLabel = "FOLDER",
      description = "the folder of the policies to try")
  private Path with = Path.of("policies");

  @Option(
      names = "--recorded-facts",
      description = "take the facts as they were found then, so that only the policies differ")
  private boolean recordedFacts;

  @Option(
      names = "--examples",
      paramLabel = "NUMBER",
      defaultValue = "3",
      description = "how many commands to name for each kind of change (default: ${DEFAULT-VALUE})")
  private int examples;

  @Option(names = "--json", description = "print one JSON object")
  private boolean json;

  @Mixin private final DataSourcesOption dataSources = new DataSourcesOption();
  @Mixin private final AuditLogin login = new AuditLogin();

  @Override
  public Integer call() {
    Optional<DataSourceCatalogue> catalogue = dataSources.catalogue();
    Replay replay =
        new Replay(new PolicyFolder(with).bundle(), new PastDataSources(catalogue), recordedFacts);
    if (catalogue.isEmpty()) {
      Output.tell(
          spec,
          "without --data-sources nothing is known of classifications: conditions on them find none");
    }
    ReplaySummary summary = new ReplaySummary(examples);
    int unreadable = replay(replay, summary);
    if (unreadable > 0) {
      Output.tell(spec, unreadable + " decisions are of another version and were left out");
    }
    Output.print(spec, json ? json(summary) : ReplayReport.of(summary));
    return ExitCode.OK;
  }

  private int replay(Replay replay, ReplaySummary summary) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return new RecordedDecisions(login.auditStore(http))
          .since(
              since.before(Clock.systemUTC().instant()),
              recorded -> summary.add(recorded, replay.again(recorded)));
    }
  }

  private static String json(ReplaySummary summary) {
    try {
      return EventJson.mapper().writeValueAsString(summary.asMap()) + "\n";
    } catch (JsonProcessingException e) {
      throw new CommandFailedException("the summary could not be written as JSON");
    }
  }
}
