package io.countersign.cli.approvals;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.cli.client.Answer;
import io.countersign.cli.client.Api;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request as it was read.
 *
 * @param etag its entity tag, with which an answer is tied to what was read
 */
record SeenRequest(UUID id, JsonNode request, @Nullable String etag) {
  static SeenRequest read(Api api, UUID id) {
    Answer answer = Answers.successful(api.get(path(id, "")));
    return new SeenRequest(id, answer.body(), answer.etag());
  }

  /** Below the request. */
  static String path(UUID id, String rest) {
    return "/v1/approvals/" + id + rest;
  }

  String digest() {
    return Page.text(request, "digest");
  }

  String page(Style style) {
    return RequestPage.of(request, style, Instant.now());
  }

  /** What an answer stands for. */
  String summary() {
    return "Request %s, version %s\nDigest  %s"
        .formatted(id, Visible.line(Page.text(request, "version")), Visible.line(digest()));
  }

  /** For the answer's request: it counts only if nothing was changed since. */
  String[] ifUnchanged() {
    return etag == null ? new String[0] : new String[] {"If-Match", etag};
  }
}
