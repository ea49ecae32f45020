package io.countersign.system;

import io.countersign.cli.client.Answer;
import io.countersign.cli.client.Api;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * A command that people are asked about.
 *
 * @param digest what a vote has to name
 */
record Held(Suite suite, String commandId, String requestId, String digest) {
  static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Waits until people are asked about the agent's command. */
  static Held await(Suite suite, String commandId) {
    Awaitility.await().atMost(PATIENCE).until(() -> suite.isHeld(commandId));
    Answer held = suite.command(commandId).expect(200);
    return new Held(
        suite, commandId, held.text("/approval/requestId"), held.text("/approval/digest"));
  }

  /** The agent adds one to the total of an order, which production's policies hold. */
  static Held update(Suite suite, int order) {
    return await(suite, suite.submit("UPDATE orders SET total = total + 1 WHERE id = " + order));
  }

  Answer vote(Api reviewer, String verdict) {
    return vote(reviewer, verdict, Map.of());
  }

  Answer vote(Api reviewer, String verdict, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("verdict", verdict);
    body.put("digest", digest);
    body.put("comment", "I looked at it");
    return reviewer.post("/v1/approvals/" + requestId + "/votes", body);
  }

  void awaitStatus(String status) {
    Awaitility.await().atMost(PATIENCE).until(() -> suite.status(commandId).equals(status));
  }
}
