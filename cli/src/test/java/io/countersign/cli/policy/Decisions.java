package io.countersign.cli.policy;

import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.DataSource;
import io.countersign.contracts.Dialect;
import io.countersign.contracts.Origin;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.policy.HistorySource;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.PolicyEngine;
import io.countersign.sql.SqlAnalyzer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Decisions of an evaluator, made for tests. */
final class Decisions {
  static final Instant NOW = Instant.parse("2026-11-23T01:02:03Z");

  private static final DataSource SHOP =
      new DataSource(
          "shop", Dialect.POSTGRESQL, "production", "", Set.of("agent", "dba"), List.of());

  private Decisions() {}

  static CommandDecided decided(long number, String sql, PolicyBundle bundle) {
    Command command =
        new Command(
            new CommandId(new UUID(0, number)),
            new SessionId(new UUID(1, number)),
            "shop",
            sql,
            List.of(),
            new Principal(
                "8d1f", PrincipalKind.AGENT, "night-agent", Set.of("agent"), "olga", "night"),
            Origin.REST,
            null,
            NOW);
    return new PolicyEngine(_ -> Optional.of(SHOP), SqlAnalyzer::analyze)
        .decide(
            new CommandSubmitted(command, command.digest(), null),
            bundle,
            HistorySource.unknown(),
            null,
            NOW);
  }

  /** A bundle of these policies and a default, written to a folder and read from there. */
  static PolicyBundle bundle(Path folder, String... policies) {
    write(folder.resolve("defaults.yaml"), DEFAULTS);
    for (int i = 0; i < policies.length; i++) {
      write(folder.resolve("policy-" + i + ".yaml"), policies[i]);
    }
    return new PolicyFolder(folder).bundle();
  }

  static String policy(String name, String effect, String when) {
    String approval =
        effect.equals("require-approval")
            ? "\n  approval: {quorum: 1, roles: [dba], expiresAfter: 1h}"
            : "";
    return """
    apiVersion: countersign/v1
    kind: Policy
    metadata:
      name: %s
    spec:
      effect: %s
      when: >-
        %s
      message: Message of %s.%s
    """
        .formatted(name, effect, when, name, approval);
  }

  private static final String DEFAULTS =
      """
      apiVersion: countersign/v1
      kind: BundleDefaults
      spec:
        approval: {quorum: 1, roles: [reviewer], expiresAfter: 1h}
      """;

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
