package io.countersign.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.cli.client.Answer;
import io.countersign.cli.client.Api;
import io.countersign.cli.client.Await;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** What an auditor sees of the update. */
final class AuditTimeline implements Step {
  private static final int TIME_START = 11;
  private static final int TIME_END = 23;
  private static final List<String> MUST_HOLD =
      List.of(
          "CommandSubmitted",
          "CommandDecided",
          "MeasurementRequested",
          "ImpactMeasured",
          "CommandDecided",
          "ApprovalRequested",
          "VoteCast",
          "ApprovalGranted",
          "WarrantIssued",
          "ExecutionStarted",
          "RowsChanged",
          "ChangesEnded",
          "ResultEnded",
          "ExecutionFinished");

  private final Supplier<String> commandId;

  AuditTimeline(Supplier<String> commandId) {
    this.commandId = commandId;
  }

  @Override
  public String title() {
    return "An auditor reads the trail of that update";
  }

  @Override
  public void play(Stage stage, Narrator narrator) {
    Api audrey = stage.auditor();
    String path = "/v1/commands/" + commandId.get() + "/timeline";
    Answer timeline =
        Await.until(
            "the whole timeline",
            () -> audrey.get(path),
            answer -> types(answer).size() >= MUST_HOLD.size());
    narrator.says("audrey", "GET " + path);
    narrator.says("", table(timeline));
    narrator.check(types(timeline).equals(MUST_HOLD), "every step is there, once, in order");
    narrator.check(
        entries(timeline).stream().allMatch(e -> e.path("chainIntact").asBoolean()),
        "every event names the digest of the one before it");
  }

  private static List<String> types(Answer timeline) {
    return entries(timeline).stream().map(AuditTimeline::type).toList();
  }

  private static List<JsonNode> entries(Answer timeline) {
    JsonNode body = timeline.body();
    return StreamSupport.stream((body.isArray() ? body : body.path("events")).spliterator(), false)
        .toList();
  }

  private static String type(JsonNode entry) {
    return entry.path("type").asText().replaceAll("countersign\\.|\\.v\\d+", "");
  }

  private static String table(Answer timeline) {
    TextTable table =
        new TextTable(List.of("WHEN (UTC)", "WHO", "WHAT", "DIGEST", "TOPIC/PARTITION/OFFSET"));
    entries(timeline).forEach(entry -> table.row(row(entry)));
    return table.toString();
  }

  private static List<String> row(JsonNode entry) {
    JsonNode position = entry.path("position");
    String time = entry.path("time").asText();
    return List.of(
        time.length() < TIME_END ? time : time.substring(TIME_START, TIME_END),
        entry.path("actor").asText(),
        entry.path("summary").asText(),
        Tell.shortDigest(entry.path("digest").asText()),
        position.path("topic").asText()
            + "/"
            + position.path("partition").asText()
            + "/"
            + position.path("offset").asText());
  }
}
