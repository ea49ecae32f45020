package io.countersign.approval.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.approval.notice.VisibleText;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what Slack sends when somebody clicks: a form with one field that holds JSON. */
final class InteractionReader {
  private static final String FIELD = "payload=";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String team;
  private final Optional<String> app;

  /**
   * @param team whose interactions are taken
   * @param app which app's; any if empty
   */
  InteractionReader(String team, Optional<String> app) {
    this.team = team;
    this.app = app;
  }

  /** Empty if it is not what Slack sends. */
  Optional<Interaction> read(byte[] body) {
    return payload(new String(body, UTF_8)).map(this::interaction);
  }

  private static Optional<JsonNode> payload(String form) {
    return Stream.of(form.split("&", -1))
        .filter(field -> field.startsWith(FIELD))
        .findFirst()
        .flatMap(field -> json(field.substring(FIELD.length())));
  }

  private static Optional<JsonNode> json(String encoded) {
    try {
      JsonNode read = JSON.readTree(URLDecoder.decode(encoded, UTF_8));
      return read.isObject() ? Optional.of(read) : Optional.empty();
    } catch (JsonProcessingException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Interaction interaction(JsonNode payload) {
    String userTeam = payload.at("/user/team_id").asText(team);
    if (!payload.at("/team/id").asText().equals(team) || !userTeam.equals(team)) {
      return new Interaction.Foreign("another workspace");
    }
    if (app.isPresent() && !payload.path("api_app_id").asText().equals(app.get())) {
      return new Interaction.Foreign("another app");
    }
    return switch (payload.path("type").asText()) {
      case "block_actions" -> clicked(payload).orElseGet(Interaction.Nothing::new);
      case "view_submission" -> submitted(payload).orElseGet(Interaction.Nothing::new);
      default -> new Interaction.Nothing();
    };
  }

  private Optional<Interaction> clicked(JsonNode payload) {
    JsonNode action = payload.at("/actions/0");
    Place place =
        new Place(payload.at("/channel/id").textValue(), payload.path("response_url").textValue());
    return Action.named(action.path("action_id").asText())
        .flatMap(named ->
            Choice.parse(action.path("value").asText())
                .map(choice ->
                    new Interaction.Clicked(
                        user(payload), named, choice, place, payload.path("trigger_id").asText())));
  }

  private Optional<Interaction> submitted(JsonNode payload) {
    JsonNode view = payload.path("view");
    String[] carried = view.path("private_metadata").asText().split("\n", 2);
    Place place = Place.parse(carried.length == 2 ? carried[1] : "");
    return Action.named(view.path("callback_id").asText())
        .flatMap(named ->
            Choice.parse(carried[0])
                .map(choice ->
                    new Interaction.Submitted(user(payload), named, choice, place, fields(view))));
  }

  private SlackUser user(JsonNode payload) {
    String name = payload.at("/user/username").asText(payload.at("/user/name").asText());
    return new SlackUser(team, payload.at("/user/id").asText(), VisibleText.inLine(name));
  }

  /** Every field is alone in its block, and has the block's name. */
  private static Map<String, String> fields(JsonNode view) {
    Map<String, String> fields = new HashMap<>();
    view.at("/state/values")
        .properties()
        .forEach(block -> {
          JsonNode element = block.getValue().path(block.getKey());
          String text =
              Stream.of("/value", "/selected_option/value", "/selected_date_time")
                  .map(element::at)
                  .filter(JsonNode::isValueNode)
                  .map(JsonNode::asText)
                  .findFirst()
                  .orElse("");
          if (!text.isBlank() && !text.equals("null")) {
            fields.put(block.getKey(), text);
          }
        });
    return fields;
  }
}
