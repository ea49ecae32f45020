package io.countersign.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.cli.client.Answer;
import java.util.function.Consumer;

/** The same agent updates production, and a reviewer countersigns. */
final class ApprovedUpdate implements Step {
  private static final int CUSTOMER = 42;

  private final Consumer<String> commandIdSink;

  /**
   * @param commandIdSink told the command's id, for the audit step
   */
  ApprovedUpdate(Consumer<String> commandIdSink) {
    this.commandIdSink = commandIdSink;
  }

  @Override
  public String title() {
    return "The same agent updates production: held until a reviewer countersigns, then run once";
  }

  @Override
  public void play(Stage stage, Narrator narrator) {
    String city = cityOtherThan(city(stage));
    HeldUpdate update = HeldUpdate.submit(stage, narrator, city, CUSTOMER);
    commandIdSink.accept(update.commandId());
    narrator.check(!city(stage).equals(city), "held: the row has not changed");

    narrator.says("rita", "approves " + Tell.shortDigest(update.digest()) + " over REST");
    update.vote(stage.reviewer()).expect(200);
    Answer done = update.await(stage, "succeeded");

    JsonNode change = done.at("/changes/0");
    narrator.says("before", change.path("before").toString());
    narrator.says("after", change.path("after").toString());
    narrator.check(
        change.path("before").path("city").asText().length() > 0
            && change.path("after").path("city").asText().equals(city),
        "before and after images of the row were taken in the writing transaction, and masked");
    narrator.check(done.at("/execution/outcome/rowsChanged").asInt() == 1, "one row changed");
    narrator.check(city(stage).equals(city), "the target really holds the new value");
  }

  static String city(Stage stage) {
    return new Shop(stage.shop())
        .column("SELECT city FROM customers WHERE id = " + CUSTOMER)
        .getFirst();
  }

  /** A second demonstration on the same data changes it back. */
  private static String cityOtherThan(String present) {
    return present.equals("Utrecht") ? "Delft" : "Utrecht";
  }
}
