package io.countersign.approval.slack;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Block Kit as Slack documents it: what it refuses, and what a person reads. */
final class SlackBlocks {
  private static final int MOST_TEXT = 3_000;
  private static final int MOST_VALUE = 2_000;
  private static final int MOST_LABEL = 75;
  private static final int MOST_IN_MESSAGE = 13_000;
  private static final Set<String> BLOCKS = Set.of("rich_text", "actions", "input");

  private SlackBlocks() {}

  /** Slack's code for what is wrong; empty if nothing is. */
  static Optional<String> fault(JsonNode blocks, int most) {
    boolean isMessage = most == 50;
    if (!blocks.isArray() || blocks.isEmpty() || blocks.size() > most) {
      return Optional.of("invalid_blocks");
    }
    for (JsonNode block : blocks) {
      if (!BLOCKS.contains(block.path("type").asText()) || !isSound(block)) {
        return Optional.of("invalid_blocks");
      }
    }
    return isMessage && text(blocks).length() > MOST_IN_MESSAGE
        ? Optional.of("msg_blocks_too_long")
        : Optional.empty();
  }

  private static boolean isSound(JsonNode block) {
    boolean texts =
        block.findValues("text").stream()
            .filter(JsonNode::isTextual)
            .allMatch(t -> !t.asText().isEmpty() && t.asText().length() <= MOST_TEXT);
    boolean buttons =
        buttons(block).entrySet().stream()
            .allMatch(b ->
                b.getKey().length() <= MOST_LABEL
                    && b.getValue().path("value").asText().length() <= MOST_VALUE
                    && b.getValue().hasNonNull("action_id"));
    boolean plain =
        block.findParents("emoji").stream()
            .allMatch(t -> t.path("type").asText().equals("plain_text"));
    boolean elements =
        !block.path("type").asText().equals("rich_text")
            || StreamSupport.stream(block.path("elements").spliterator(), false)
                .allMatch(e ->
                    List.of("rich_text_section", "rich_text_preformatted")
                            .contains(e.path("type").asText())
                        && !e.path("elements").isEmpty());
    return texts && buttons && plain && elements;
  }

  /** What stands there, a line for each piece. */
  static String text(JsonNode blocks) {
    StringBuilder text = new StringBuilder();
    for (JsonNode block : blocks) {
      for (JsonNode element : block.path("elements")) {
        for (JsonNode piece : element.path("elements")) {
          text.append(piece.path("text").asText());
        }
        text.append('\n');
      }
    }
    return text.toString();
  }

  static Map<String, JsonNode> buttons(JsonNode node) {
    Map<String, JsonNode> buttons = new LinkedHashMap<>();
    node.findParents("action_id").stream()
        .filter(b -> b.path("type").asText().equals("button"))
        .forEach(b -> buttons.put(b.at("/text/text").asText(), b));
    return buttons;
  }
}
