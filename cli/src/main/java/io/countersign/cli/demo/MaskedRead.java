package io.countersign.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.cli.client.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** An agent reads customers. */
final class MaskedRead implements Step {
  private static final String WHICH = " FROM customers WHERE id <= 3 ORDER BY id";
  private static final String SQL = "SELECT id, name, email, phone, card_number, city" + WHICH;

  @Override
  public String title() {
    return "An agent reads customers; what comes back is masked";
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
    narrator.says("result", table(answer.at("/result")));
    narrator.check(answer.text("/status").equals("succeeded"), "allowed by policy, and run");
    narrator.check(answer.at("/result/rows").size() == 3, "three rows came back");
    narrator.check(
        nothingLeaks(stage, answer),
        "no name, e-mail address, phone or card number left the executor");
  }

  private static boolean nothingLeaks(Stage stage, Answer answer) {
    String everything = answer.at("/result").toString();
    Shop shop = new Shop(stage.shop());
    return List.of("name", "email", "phone", "card_number").stream()
        .flatMap(column -> shop.column("SELECT " + column + WHICH).stream())
        .noneMatch(everything::contains);
  }

  private static String table(JsonNode result) {
    TextTable table = new TextTable(texts(result.get("columns"), "name"));
    result.get("rows").forEach(row -> table.row(texts(row, null)));
    return table.toString();
  }

  private static List<String> texts(JsonNode array, @Nullable String field) {
    return StreamSupport.stream(array.spliterator(), false)
        .map(item -> (field == null ? item : item.get(field)).asText())
        .toList();
  }
}
