package io.countersign.cli.policy;

import io.countersign.cli.CommandFailedException;
import io.countersign.cli.sql.DialectName;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Facts;
import io.countersign.contracts.History;
import io.countersign.contracts.Impact;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.PolicyEngine;
import io.countersign.sql.SqlAnalyzer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command that nobody has sent, as the command line describes it. */
final class Supposition {
  private static final String ANY_ROLE = "agent";

  @Option(names = "--sql", required = true, paramLabel = "SQL", description = "the statement")
  private String sql = "";

  @Option(
      names = "--data-source",
      defaultValue = "shop",
      paramLabel = "NAME",
      description = "where it should run (default: ${DEFAULT-VALUE})")
  private String dataSource = "shop";

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "the data source's (default: as in the catalogue, else production)")
  private @Nullable String environment;

  @Option(
      names = "--dialect",
      paramLabel = "NAME",
      converter = DialectName.class,
      completionCandidates = DialectName.Candidates.class,
      description = "the data source's (default: as in the catalogue, else postgresql)")
  private @Nullable Dialect dialect;

  @Mixin private final DataSourcesOption dataSources = new DataSourcesOption();

  @Option(
      names = "--principal",
      defaultValue = "agent",
      paramLabel = "NAME",
      description = "who asks (default: ${DEFAULT-VALUE})")
  private String principal = "agent";

  @Option(
      names = "--kind",
      defaultValue = "AGENT",
      paramLabel = "KIND",
      description = "what asks: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private PrincipalKind kind = PrincipalKind.AGENT;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "a role of the principal; may be repeated (default: those of the data source)")
  private Set<String> roles = new LinkedHashSet<>();

  @Option(
      names = "--owner",
      paramLabel = "PERSON",
      description = "who owns the agent that asks, by subject")
  private @Nullable String owner;

  @Option(
      names = "--justification",
      paramLabel = "TEXT",
      description = "why, in the principal's words")
  private @Nullable String justification;

  @Option(
      names = "--now",
      paramLabel = "TIME",
      description = "when, such as 2026-12-24T18:00:00Z (default: now)")
  private @Nullable Instant now;

  @Mixin private final Circumstances circumstances = new Circumstances();

  CommandDecided decide(PolicyBundle bundle) {
    if (sql.isBlank()) {
      throw new CommandFailedException("--sql is empty: give a statement");
    }
    DataSource target = target();
    Instant moment = now == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : now;
    Command command = command(target, moment);
    return new PolicyEngine(
            name -> Optional.of(target).filter(t -> t.name().equals(name)), SqlAnalyzer::analyze)
        .decide(
            new CommandSubmitted(command, command.digest(), null),
            bundle,
            (c, facts) -> Optional.of(history(facts, moment)),
            impact(moment),
            moment);
  }

  private History history(Facts facts, Instant moment) {
    return circumstances.history(facts, moment);
  }

  private @Nullable Impact impact(Instant moment) {
    return circumstances.impact(moment).orElse(null);
  }

  private Command command(DataSource target, Instant moment) {
    return new Command(
        new CommandId(new UUID(0, 1)),
        new SessionId(new UUID(0, 2)),
        dataSource,
        sql,
        List.of(),
        new Principal(
            principal, kind, principal, roles.isEmpty() ? target.roles() : roles, owner, null),
        Origin.REST,
        justification,
        moment);
  }

  private DataSource target() {
    DataSource known = known();
    return new DataSource(
        dataSource,
        dialect == null ? known.dialect() : dialect,
        environment == null ? known.environment() : environment,
        known.description(),
        known.roles(),
        known.owners(),
        known.classifications());
  }

  private DataSource known() {
    return dataSources
        .catalogue()
        .map(c ->
            c.named(dataSource)
                .orElseThrow(() ->
                    new CommandFailedException(
                        "the catalogue has no data source '"
                            + dataSource
                            + "'; it has "
                            + names(c.all()))))
        .orElseGet(this::unclassified);
  }

  private DataSource unclassified() {
    Set<String> admitted = roles.isEmpty() ? Set.of(ANY_ROLE) : roles;
    return new DataSource(dataSource, Dialect.POSTGRESQL, "production", "", admitted, List.of());
  }

  private static String names(List<DataSource> all) {
    return String.join(", ", all.stream().map(DataSource::name).toList());
  }
}
