package io.countersign.cli.approvals;

import static io.countersign.cli.approvals.Page.joined;
import static io.countersign.cli.approvals.Page.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** A stage in a line. */
final class StageLine {
  private StageLine() {}

  /** Such as {@code asked: 1 of dba or reviewer, escalates in 5m}. */
  static String of(JsonNode stage, Instant now) {
    String text =
        "%s: %s of %s".formatted(text(stage, "standing"), text(stage, "quorum"), approvers(stage));
    if (stage.path("escalated").asBoolean()) {
      text += ", escalated";
    }
    String deadline = text(stage, "deadline");
    return deadline.isEmpty()
        ? text
        : text + ", " + text(stage.path("then"), "then") + " at " + Rough.text(deadline, now);
  }

  private static String approvers(JsonNode stage) {
    JsonNode approvers = stage.path("approvers");
    String roles = joined(approvers.path("roles"), " or ");
    String persons = joined(approvers.path("persons"), " or ");
    String all = roles + (roles.isEmpty() || persons.isEmpty() ? "" : " or ") + persons;
    return stage.path("agentOwner").asBoolean() ? all + ", or the agent's owner" : all;
  }
}
