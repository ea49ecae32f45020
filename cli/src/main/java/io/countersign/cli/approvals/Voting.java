package io.countersign.cli.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.cli.client.Api;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/** A vote on exactly what was shown. */
record Voting(ApprovalLogin login, Terminal terminal, Consent consent) {
  /**
   * Reads, shows, asks, votes.
   *
   * @param more what the vote says besides; without what is absent
   */
  int vote(UUID id, String verdict, Map<String, @Nullable Object> more) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      Api api = login.api(http);
      SeenRequest seen = SeenRequest.read(api, id);
      if (!consent.isGiven(terminal, seen, question(verdict, more))) {
        return Consent.DECLINED;
      }
      JsonNode answer =
          Answers.successful(
                  api.post(
                      SeenRequest.path(id, "/votes"),
                      body(verdict, seen, more),
                      seen.ifUnchanged()))
              .body();
      terminal.print(result(answer));
      return ExitCode.OK;
    }
  }

  private static String question(String verdict, Map<String, @Nullable Object> more) {
    Map<String, @Nullable Object> said = present(more);
    said.remove("comment");
    String conditions = said.isEmpty() ? "" : " with " + Visible.line(said.toString());
    return (verdict.equals("approve") ? "Approve exactly this" : "Reject this") + conditions + "?";
  }

  private static Map<String, Object> body(
      String verdict, SeenRequest seen, Map<String, @Nullable Object> more) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("verdict", verdict);
    body.put("digest", seen.digest());
    body.putAll(present(more));
    return body;
  }

  static Map<String, @Nullable Object> present(Map<String, @Nullable Object> values) {
    Map<String, @Nullable Object> present = new LinkedHashMap<>(values);
    present.values().removeIf(v -> v == null || (v instanceof Map<?, ?> map && map.isEmpty()));
    return present;
  }

  private static String result(JsonNode answer) {
    return "%s The request is %s: %d of %s votes."
        .formatted(
            answer.path("counted").asBoolean() ? "Counted." : "Your vote was counted before.",
            Visible.line(Page.text(answer, "state")),
            answer.path("votes").size(),
            Visible.line(Page.text(answer, "quorum")));
  }
}
