package io.countersign.cli.demo;

import io.countersign.cli.client.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One answer for the next ones of the same form. */
final class AnsweredAhead implements Step {
  private static final int CUSTOMER = 44;
  private static final int USES = 2;

  @Override
  public String title() {
    return "The reviewer answers for two more of the same form ahead, and for no third";
  }

  @Override
  public void play(Stage stage, Narrator narrator) {
    HeldUpdate first = HeldUpdate.submit(stage, narrator, "Delft", CUSTOMER);
    narrator.says("rita", "approves, and two more of its form: one row each, within the hour");
    first
        .vote(
            stage.reviewer(),
            "approve",
            Map.of(
                "grant",
                Map.of(
                    "uses",
                    USES,
                    "maximumRows",
                    1,
                    "until",
                    Instant.now().plus(Duration.ofHours(1)).toString())))
        .expect(200);
    var _ = first.await(stage, "succeeded");

    for (int customer : List.of(CUSTOMER + 1, CUSTOMER + 2)) {
      Answer answer = HeldUpdate.send(stage, "Delft", customer, "Prefer", "wait=30");
      narrator.says(
          "night-agent", "the same with $2 = %d: %s".formatted(customer, answer.text("/status")));
      narrator.check(answer.text("/status").equals("succeeded"), "run, and nobody was asked");
    }

    HeldUpdate third = HeldUpdate.submit(stage, narrator, "Delft", CUSTOMER + USES + 1);
    narrator.says("rita", "rejects it: That is enough for tonight");
    third.vote(stage.reviewer(), "reject", Map.of("comment", "That is enough for tonight"));
    Answer rejected = third.await(stage, "rejected");
    narrator.check(
        rejected.text("/status").equals("rejected"),
        "the third was asked about again, and did not run");
  }
}
