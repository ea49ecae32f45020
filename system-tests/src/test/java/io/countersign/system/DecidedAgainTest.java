package io.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.cli.client.Answer;
import io.countersign.local.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Policies change while people are asked. */
class DecidedAgainTest {
  private static final String MORE =
      """
      apiVersion: countersign/v1
      kind: Policy
      metadata:
        name: dba-looks-at-orders-too
      spec:
        effect: require-approval
        when: facts.tables.mayInclude("public.orders")
        message: A database administrator looks at changes of orders.
        approval: {quorum: 1, roles: [dba], expiresAfter: 1h}
      """;

  private final Suite suite = Suite.running();

  @Test
  void nobodyDecidesUnderPoliciesThatAreNoLongerInForce() throws IOException {
    // Given
    Held before = Held.update(suite, 830);
    String total = suite.inShop("SELECT total FROM orders WHERE id = 830");
    try (MorePolicies added = new MorePolicies()) {
      // When
      added.write();
      await()
          .atMost(Held.PATIENCE)
          .until(() -> suite.trail(before.commandId()).contains("ApprovalRevised"));
      // Then
      Answer stale = before.vote(suite.reviewer(Person.DANA), "approve").expect(409);
      assertThat(stale.text("/detail")).contains("polic");
      Held after = Held.await(suite, before.commandId());
      assertThat(after.digest()).isNotEqualTo(before.digest());
      after.vote(suite.reviewer(Person.RITA), "approve").expect(403);
      after.vote(suite.reviewer(Person.DANA), "approve").expect(200);
      after.awaitStatus("succeeded");
      assertThat(suite.inShop("SELECT total FROM orders WHERE id = 830"))
          .isEqualTo(suite.inShop("SELECT " + total + " + 1"));
    }
  }

  /**
   * Other tests ask under the policies that were there before, so these have to be in force again.
   */
  private final class MorePolicies implements AutoCloseable {
    private final Path file = suite.policies().resolve("orders.yaml");

    void write() throws IOException {
      Files.writeString(file, MORE);
    }

    @Override
    public void close() throws IOException {
      Held asked = Held.update(suite, 831);
      Files.deleteIfExists(file);
      await()
          .atMost(Held.PATIENCE)
          .until(() -> suite.trail(asked.commandId()).contains("ApprovalRevised"));
    }
  }
}
