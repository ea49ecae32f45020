package io.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.cli.Countersign;
import io.countersign.local.Person;
import io.countersign.local.suite.SuiteService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final String STRICTER =
      """
      apiVersion: countersign/v1
      kind: Policy
      metadata:
        name: deny-orders
      spec:
        effect: deny
        when: facts.reads.mayInclude("public.orders")
        message: Ask for a report instead.
      ---
      apiVersion: countersign/v1
      kind: Policy
      metadata:
        name: allow-reads
      spec:
        effect: allow
        when: facts.readOnly
        message: Reads run at once.
      ---
      apiVersion: countersign/v1
      kind: BundleDefaults
      spec:
        approval: {quorum: 1, roles: [reviewer], expiresAfter: 1h}
      """;

  private final Suite suite = Suite.running();

  @Test
  void historyIsDecidedAgainByOtherPolicies(@TempDir Path policies) throws IOException {
    // Given
    Files.writeString(policies.resolve("policies.yaml"), STRICTER);
    String command = suite.submit("SELECT count(*) FROM orders");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> suite.trail(command).contains("CommandDecided"));
    StringWriter told = new StringWriter();
    // When
    int exit =
        Countersign.commandLine()
            .setOut(new PrintWriter(told))
            .execute(
                "policy",
                "replay",
                "--since=1h",
                "--with=" + policies,
                "--examples=1000",
                "--audit-url=" + suite.parts().address(SuiteService.AUDIT_STORE),
                "--token=" + suite.parts().tokens().person(Person.AUDREY));
    // Then
    assertThat(exit).isZero();
    assertThat(told.toString())
        .contains("+ deny-orders", "allowed → denied", command, "Ask for a report instead.");
  }
}
