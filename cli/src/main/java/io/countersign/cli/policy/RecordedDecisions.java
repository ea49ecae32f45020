package io.countersign.cli.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.cli.client.Api;
import io.countersign.cli.client.UnexpectedAnswerException;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.platform.event.EventJson;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The decisions that the audit store holds, latest first: of each command the last one. */
final class RecordedDecisions {
  private static final int PAGE = 200;
  private static final ObjectMapper JSON = EventJson.mapper();

  private final Api auditStore;
  private final Set<CommandId> seen = new HashSet<>();

  RecordedDecisions(Api auditStore) {
    this.auditStore = auditStore;
  }

  /**
   * Reads them all.
   *
   * @return how many could not be read: they are of a version that this program does not know
   * @throws UnexpectedAnswerException if the audit store does not answer as it should
   */
  int since(Instant from, Consumer<CommandDecided> consumer) {
    String query =
        "/v1/events?type=CommandDecided&limit=" + PAGE + "&from=" + encoded(from.toString());
    int unreadable = 0;
    String after = "";
    do {
      JsonNode page = auditStore.get(query + after).expect(200).body();
      for (JsonNode event : page.path("entries")) {
        unreadable += read(event, consumer) ? 0 : 1;
      }
      JsonNode next = page.path("next");
      after = next.isTextual() ? "&after=" + encoded(next.asText()) : "";
    } while (!after.isEmpty());
    return unreadable;
  }

  private boolean read(JsonNode event, Consumer<CommandDecided> consumer) {
    try {
      CommandDecided decided = JSON.treeToValue(data(event), CommandDecided.class);
      // A second delivery, or the decision before the measurement: the last one counts.
      if (seen.add(decided.commandId())) {
        consumer.accept(decided);
      }
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** The audit store leaves out what would make a page too large. */
  private JsonNode data(JsonNode event) {
    if (!event.path("dataOmitted").asBoolean()) {
      return event.path("data");
    }
    JsonNode position = event.path("position");
    String path =
        "/v1/events/%s/%s/%s"
            .formatted(
                encoded(position.path("topic").asText()),
                position.path("partition").asText(),
                position.path("offset").asText());
    try {
      return JSON.readTree(auditStore.get(path).expect(200).at("/value").binaryValue());
    } catch (IOException e) {
      throw new UnexpectedAnswerException("the record " + path + " is not JSON");
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
