package io.countersign.cli.demo;

import io.countersign.cli.client.Answer;
import java.util.Map;
import java.util.function.Supplier;

/** What was approved in error is undone, by a command that needs approval as well. */
final class UndoneUpdate implements Step {
  private final Supplier<String> commandId;

  UndoneUpdate(Supplier<String> commandId) {
    this.commandId = commandId;
  }

  @Override
  public String title() {
    return "The update was a mistake: it is undone, by a command that people approve as well";
  }

  @Override
  public void play(Stage stage, Narrator narrator) {
    String path = "/v1/commands/" + commandId.get();
    String before = stage.agent().get(path).expect(200).text("/changes/0/before/city");
    narrator.says("night-agent", "POST " + path + "/undo");
    Answer proposed =
        stage
            .agent()
            .post(path + "/undo", Map.of("reason", "The customer has not moved"))
            .expect(202);
    narrator.says("", proposed.text("/sql"));
    HeldUpdate undo = HeldUpdate.held(stage, narrator, proposed);
    narrator.says("rita", "approves " + Tell.shortDigest(undo.digest()) + " over REST");
    undo.vote(stage.reviewer()).expect(200);
    var _ = undo.await(stage, "succeeded");
    narrator.check(
        ApprovedUpdate.city(stage).equals(before), "the row is as it was before the update");

    Answer again = stage.agent().post(path + "/undo", Map.of()).expect(202);
    HeldUpdate twice = HeldUpdate.held(stage, narrator, again);
    narrator.says("rita", "approves it a second time");
    twice.vote(stage.reviewer()).expect(200);
    Answer refused = twice.await(stage, "refused");
    narrator.check(
        refused.text("/execution/outcome/reason").equals("conflict"),
        "undone twice is refused: the row is not as the update left it any more");
  }
}
