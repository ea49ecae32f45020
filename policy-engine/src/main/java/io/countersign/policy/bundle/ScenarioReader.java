package io.countersign.policy.bundle;

import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.contracts.SessionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the scenarios of one file, and the principals and data sources that they name. */
final class ScenarioReader {
  private static final Set<String> FIELDS =
      Set.of(
          "name",
          "principal",
          "dataSource",
          "sql",
          "parameters",
          "justification",
          "grant",
          "history",
          "impact",
          "now",
          "expect");

  /** A Monday noon: a scenario that is not about time has one all the same. */
  private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

  private final String file;
  private final Cast cast;

  private ScenarioReader(String file, Cast cast) {
    this.file = file;
    this.cast = cast;
  }

  static List<Scenario> read(YamlFiles.Document document) throws InvalidDocumentException {
    YamlMapping content =
        YamlMapping.document(document.node(), Set.of("principals", "dataSources", "scenarios"));
    ScenarioReader reader = new ScenarioReader(document.file(), Cast.read(content));
    List<Scenario> scenarios = new ArrayList<>();
    for (YamlMapping scenario : content.mappings("scenarios", FIELDS)) {
      scenarios.add(reader.scenario(scenario));
    }
    return scenarios;
  }

  private Scenario scenario(YamlMapping scenario) throws InvalidDocumentException {
    Principal principal = cast.principal(scenario);
    DataSource dataSource = cast.dataSource(scenario, principal);
    Instant now = scenario.has("now") ? Scalars.instant(scenario, "now") : NOW;
    Optional<History> history = CircumstancesReader.history(scenario, now);
    Impact impact = scenario.has("impact") ? CircumstancesReader.impact(scenario, now) : null;
    return new Scenario(
        file,
        scenario.line(),
        scenario.text("name"),
        command(scenario, principal, dataSource, now),
        dataSource,
        history,
        impact,
        ExpectationReader.read(scenario));
  }

  private static Command command(
      YamlMapping scenario, Principal principal, DataSource dataSource, Instant now)
      throws InvalidDocumentException {
    return new Command(
        new CommandId(new UUID(0, 1)),
        new SessionId(new UUID(0, 2)),
        dataSource.name(),
        scenario.text("sql"),
        parameters(scenario),
        principal,
        Origin.REST,
        scenario.has("justification") ? scenario.text("justification") : null,
        now,
        grant(scenario, now));
  }

  private static @Nullable GrantTerms grant(YamlMapping scenario, Instant now)
      throws InvalidDocumentException {
    if (!scenario.has("grant")) {
      return null;
    }
    YamlMapping grant = scenario.mapping("grant", Set.of("uses", "rows", "validFor"));
    int uses = Scalars.number(grant, "uses");
    long rows = Scalars.count(grant, "rows");
    Instant until = now.plus(Scalars.duration(grant, "validFor"));
    return grant.checked(() -> new GrantTerms(uses, rows, until));
  }

  private static List<BindValue> parameters(YamlMapping scenario) throws InvalidDocumentException {
    if (!scenario.has("parameters")) {
      return List.of();
    }
    List<BindValue> values = new ArrayList<>();
    for (YamlMapping value : scenario.mappings("parameters", Set.of("type", "value"))) {
      BindType type = Scalars.choice(value, "type", BindType.class);
      try {
        values.add(new BindValue(type, value.has("value") ? value.text("value") : null));
      } catch (IllegalArgumentException e) {
        throw InvalidDocumentException.at(value.node("value"), String.valueOf(e.getMessage()));
      }
    }
    return values;
  }

  /** Whom and what the scenarios of a file name. */
  private record Cast(Map<String, YamlMapping> principals, Map<String, YamlMapping> dataSources) {
    static Cast read(YamlMapping content) throws InvalidDocumentException {
      return new Cast(
          content.has("principals") ? content.named("principals", CastReader.PRINCIPAL) : Map.of(),
          content.has("dataSources")
              ? content.named("dataSources", CastReader.DATA_SOURCE)
              : Map.of());
    }

    Principal principal(YamlMapping scenario) throws InvalidDocumentException {
      if (scenario.isMapping("principal")) {
        YamlMapping inline = scenario.mapping("principal", CastReader.PRINCIPAL);
        return CastReader.principal(inline.text("name"), inline);
      }
      String name = scenario.text("principal");
      return CastReader.principal(name, found(scenario, "principal", name, principals));
    }

    DataSource dataSource(YamlMapping scenario, Principal principal)
        throws InvalidDocumentException {
      if (scenario.isMapping("dataSource")) {
        YamlMapping inline = scenario.mapping("dataSource", CastReader.DATA_SOURCE);
        return CastReader.dataSource(inline.text("name"), inline, principal);
      }
      String name = scenario.text("dataSource");
      return CastReader.dataSource(
          name, found(scenario, "dataSource", name, dataSources), principal);
    }

    private static YamlMapping found(
        YamlMapping scenario, String field, String name, Map<String, YamlMapping> all)
        throws InvalidDocumentException {
      YamlMapping found = all.get(name);
      if (found == null) {
        throw InvalidDocumentException.at(
            scenario.node(field),
            "'%s' is not among the file's %ss: %s"
                .formatted(name, field, String.join(", ", all.keySet())));
      }
      return found;
    }
  }
}
