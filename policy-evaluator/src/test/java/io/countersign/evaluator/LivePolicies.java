package io.countersign.evaluator;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Gives the service under test policies of its own, which measure writes, and little patience. */
public final class LivePolicies implements QuarkusTestResourceLifecycleManager {
  public static final Path FOLDER = Path.of("target", "live-policies").toAbsolutePath().normalize();
  private static final Path FILE = FOLDER.resolve("policies.yaml");
  private static final String POLICIES =
      """
      apiVersion: countersign/v1
      kind: BundleDefaults
      spec: {approval: {quorum: 1, roles: [dba], expiresAfter: 1h}}
      ---
      apiVersion: countersign/v1
      kind: Policy
      metadata: {name: allow-reads}
      spec: {effect: allow, when: facts.readOnly, message: Reads run at once.}
      ---
      apiVersion: countersign/v1
      kind: Policy
      metadata: {name: measure-writes}
      spec:
        effect: require-approval
        when: "!facts.readOnly"
        message: Writes are measured, and then approved.
        approval: {quorum: 1, roles: [dba], expiresAfter: 1h, measure: trial}
      ---
      apiVersion: countersign/v1
      kind: Policy
      metadata: {name: deny-curiosity}
      spec:
        effect: deny
        when: history.denialsInARow >= 0 && history.tablesLastHour > 3
        message: Ask for fewer tables.
      """;

  @Override
  public Map<String, String> start() {
    reset();
    Map<String, String> configuration = new HashMap<>(new PolicyFiles().start());
    configuration.put("countersign.policies.folder", FOLDER.toString());
    configuration.put("countersign.policies.poll-interval", "100ms");
    configuration.put("countersign.measurement.expires-after", "10s");
    configuration.put("countersign.measurement.grace", "1s");
    return configuration;
  }

  @Override
  public void stop() {}

  public static void reset() {
    write(POLICIES);
  }

  /** As they were at first, with another line at the end. */
  public static void append(String line) {
    write(POLICIES + line);
  }

  private static void write(String text) {
    try {
      Files.createDirectories(FOLDER);
      Files.writeString(FILE, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
