package io.countersign.cli.approvals;

import static io.countersign.cli.approvals.Page.each;
import static io.countersign.cli.approvals.Page.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;

/** Requests, one in two lines. */
final class RequestTable {
  private static final int STATEMENT = 100;

  private RequestTable() {}

  static String of(JsonNode found, Style style, Instant now) {
    Page page = new Page(style);
    for (JsonNode line : each(found.path("approvals"))) {
      add(page, line, now);
    }
    String next = text(found, "next");
    if (!next.isEmpty()) {
      page.line(style.aside("More: --after " + Visible.line(next)));
    }
    return found.path("approvals").isEmpty() ? "Nothing waits here." : page.text();
  }

  private static void add(Page page, JsonNode line, Instant now) {
    String marks =
        (line.path("escalated").asBoolean() ? "  ESCALATED" : "")
            + (line.path("comments").asInt() > 0
                ? "  " + Rough.counted(line.path("comments").asText(), "comment")
                : "");
    page.line(
        "%s  %s  %s on %s (%s), %s old%s"
            .formatted(
                page.style().title(Visible.line(text(line, "requestId"))),
                Visible.line(text(line, "state")),
                Visible.line(text(line, "submitter"), STATEMENT),
                Visible.line(text(line, "dataSource")),
                Visible.line(text(line, "environment")),
                Rough.rough(Duration.between(Instant.parse(text(line, "requestedAt")), now)),
                page.style().warning(marks)));
    page.line("    " + Visible.line(text(line, "statement"), STATEMENT));
    String next = text(line, "nextStep");
    if (!next.isEmpty()) {
      page.line(page.style().aside("    waits for: " + Visible.line(next)));
    }
  }
}
