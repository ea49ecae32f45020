package io.countersign.cli.demo;

import io.countersign.cli.client.Answer;
import io.countersign.cli.client.Api;

/** Approval cannot be borrowed, and one person is one vote. */
final class SelfApproval implements Step {
  private static final int CUSTOMER = 43;

  @Override
  public String title() {
    return "The agent tries to approve its own command, and a reviewer votes twice";
  }

  @Override
  public void play(Stage stage, Narrator narrator) {
    HeldUpdate update = HeldUpdate.submit(stage, narrator, "Delft", CUSTOMER);

    Answer refused = update.vote(stage.agentAtApprovals());
    narrator.says(
        "night-agent", "votes to approve: " + refused.status() + " " + refused.text("/detail"));
    narrator.check(refused.status() == 403, "an agent never approves");

    Api rita = stage.reviewer();
    Answer first = update.vote(rita).expect(200);
    Answer second = update.vote(rita).expect(200);
    narrator.says("rita", "votes to approve, twice");
    narrator.check(
        first.at("/counted").asBoolean() && !second.at("/counted").asBoolean(true),
        "the second vote of the same person is not counted");
    narrator.check(second.at("/votes").size() == 1, "one vote stands");
    Answer done = update.await(stage, "succeeded");
    narrator.check(done.at("/execution/outcome/rowsChanged").asInt() == 1, "the update ran once");
  }
}
