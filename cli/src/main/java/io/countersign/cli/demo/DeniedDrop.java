package io.countersign.cli.demo;

import io.countersign.cli.client.Answer;
import java.util.Map;

/** Something that no approval allows. */
final class DeniedDrop implements Step {
  private static final String SQL = "DROP TABLE payments";

  @Override
  public String title() {
    return "The agent tries to drop a table in production: denied";
  }

  @Override
  public void play(Stage stage, Narrator narrator) {
    narrator.says("night-agent", SQL);
    Answer answer =
        stage
            .agent()
            .post("/v1/commands", Map.of("dataSource", "shop", "sql", SQL), "Prefer", "wait=30")
            .expect(200);
    narrator.says("policy", Tell.decision(answer));
    narrator.check(
        answer.text("/status").equals("denied"), "denied, with the policy's name and reason");
    narrator.check(
        !answer.text("/decision/policies/0/policy").isEmpty()
            && !answer.text("/decision/reasons/0").isEmpty(),
        "the answer says why, and what to do instead");
    narrator.check(
        !new Shop(stage.shop()).column("SELECT count(*) FROM payments").getFirst().equals("0"),
        "the table is still there");
  }
}
