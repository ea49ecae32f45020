package io.countersign.cli.demo;

import io.countersign.cli.client.Answer;
import io.countersign.cli.client.Api;
import io.countersign.cli.client.Await;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An update of one customer's city that policy holds for approval, and the waiting for what becomes
 * of it.
 */
record HeldUpdate(String commandId, String requestId, String digest) {
  private static final String SQL = "UPDATE customers SET city = $1 WHERE id = $2";

  static HeldUpdate submit(Stage stage, Narrator narrator, String city, int customer) {
    narrator.says("night-agent", SQL + "   with $1 = '" + city + "', $2 = " + customer);
    return held(stage, narrator, send(stage, city, customer).expect(202));
  }

  /** Waits until people are asked about what was submitted. */
  static HeldUpdate held(Stage stage, Narrator narrator, Answer submitted) {
    Answer held =
        Await.until(
            "people to be asked",
            () -> stage.agent().get("/v1/commands/" + submitted.text("/id")).expect(200),
            answer -> !answer.text("/approval/requestId").isEmpty());
    narrator.says("policy", Tell.decision(held));
    return new HeldUpdate(
        held.text("/id"), held.text("/approval/requestId"), held.text("/approval/digest"));
  }

  /** Submits it and returns what is answered at once, or as the headers say. */
  static Answer send(Stage stage, String city, int customer, String... headers) {
    return stage
        .agent()
        .post(
            "/v1/commands",
            Map.of(
                "dataSource",
                "shop",
                "sql",
                SQL,
                "parameters",
                List.of(
                    Map.of("type", "TEXT", "value", city),
                    Map.of("type", "INTEGER", "value", Integer.toString(customer))),
                "justification",
                "Customer " + customer + " told support that they moved to " + city),
            headers);
  }

  Answer await(Stage stage, String status) {
    return Await.until(
        "the command to be " + status,
        () -> stage.agent().get("/v1/commands/" + commandId).expect(200),
        answer -> answer.text("/status").equals(status));
  }

  Answer vote(Api voter) {
    return vote(voter, "approve", Map.of("comment", "Checked with support"));
  }

  /**
   * @param more what the vote says besides its verdict
   */
  Answer vote(Api voter, String verdict, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("verdict", verdict);
    body.put("digest", digest);
    return voter.post("/v1/approvals/" + requestId + "/votes", body);
  }
}
