package io.countersign.cli.approvals;

import static io.countersign.cli.approvals.Page.each;
import static io.countersign.cli.approvals.Page.joined;
import static io.countersign.cli.approvals.Page.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** A request with everything that one decides upon; nothing of it is shortened. */
final class RequestPage {
  private final JsonNode request;
  private final Instant now;
  private final Page page;

  private RequestPage(JsonNode request, Style style, Instant now) {
    this.request = request;
    this.now = now;
    this.page = new Page(style);
  }

  static String of(JsonNode request, Style style, Instant now) {
    return new RequestPage(request, style, now).whole();
  }

  private String whole() {
    head();
    command();
    policies();
    ImpactPart.add(page, request.path("impact"));
    stages();
    talk();
    return page.text();
  }

  private void head() {
    page.line(page.style().title("Request " + Visible.line(text(request, "requestId"))));
    page.fact("State", text(request, "state"));
    page.fact("Waits for", text(request, "nextStep"));
    JsonNode command = request.path("command");
    page.fact(
        "Data source", text(command, "dataSource") + " (" + text(request, "environment") + ")");
    page.fact("Submitted by", submitter(command.path("principal"), text(request, "submittedFor")));
    page.fact("Submitted", Rough.text(text(command, "submittedAt"), now));
    page.fact("Expires", Rough.text(text(request, "expiresAt"), now));
    page.fact("Broken by", text(request, "brokenBy"));
    page.fact("Grant", text(request, "grantId"));
    page.fact("Digest", text(request, "digest"));
    for (JsonNode past : each(request.path("past"))) {
      page.line(page.style().warning("Changed since " + Visible.line(text(past, "digest")) + ":"));
      page.block(joined(past.path("changes"), "\n"));
    }
  }

  private static String submitter(JsonNode principal, String submittedFor) {
    return "%s (%s%s)"
        .formatted(
            text(principal, "name"),
            text(principal, "kind").equals("AGENT") ? "agent" : "person",
            submittedFor.isEmpty() ? "" : ", for " + submittedFor);
  }

  private void command() {
    JsonNode command = request.path("command");
    page.title("Statement");
    page.block(text(command, "sql"));
    int number = 1;
    for (JsonNode value : each(command.path("parameters"))) {
      JsonNode content = value.path("value");
      page.line(
          "  $%d %-9s %s"
              .formatted(
                  number++,
                  Visible.line(text(value, "type")),
                  shown(text(value, "type"), content)));
    }
    JsonNode grant = command.path("grant");
    if (grant.isObject()) {
      page.line(
          page.style()
              .warning(
                  "Asks for a standing approval: %s uses, %s rows each, until %s; nothing runs now."
                      .formatted(
                          Visible.line(text(grant, "uses")),
                          Visible.line(text(grant, "maximumRows")),
                          Visible.line(text(grant, "until")))));
    }
    page.title("Reason given");
    page.block(text(command, "justification").isEmpty() ? "none" : text(command, "justification"));
  }

  private static String shown(String type, JsonNode content) {
    if (content.isNull()) {
      return "NULL";
    }
    return type.equals("SEALED")
        ? "values kept by the executor: " + Visible.line(content.asText())
        : "'" + Visible.line(content.asText()) + "'";
  }

  private void policies() {
    page.title("Policies");
    for (JsonNode match : each(request.path("matches"))) {
      String mode = text(match, "mode").equals("observe") ? " (only observed)" : "";
      page.line(
          "  %s: %s%s  %s"
              .formatted(
                  Visible.line(text(match, "policy")),
                  Visible.line(text(match, "effect")),
                  mode,
                  Visible.line(text(match, "message"))));
    }
    JsonNode bounds = request.path("obligations");
    page.fact("At most", rows(bounds, "maximumRows", "returned"));
    page.fact("At most", rows(bounds, "maximumChangedRows", "changed"));
    page.fact("Runs for", timeout(bounds));
    page.fact("Unmasked", joined(bounds.path("unmask"), ", "));
    page.fact("Statistics", joined(bounds.path("statistics"), ", "));
    page.fact("Groups of", least(bounds));
  }

  private static String rows(JsonNode bounds, String field, String what) {
    String rows = text(bounds, field);
    return rows.isEmpty() ? "" : Rough.counted(rows, "row") + " " + what;
  }

  private static String least(JsonNode bounds) {
    String values = text(bounds, "minimumGroup");
    return values.isEmpty() ? "" : "at least " + values;
  }

  private static String timeout(JsonNode bounds) {
    String timeout = text(bounds, "timeout");
    return timeout.isEmpty() ? "" : "at most " + Rough.rough(Duration.parse(timeout));
  }

  private void stages() {
    JsonNode requirement = request.path("requirement");
    page.title(
        "Approval (" + Visible.line(text(requirement, "order").toLowerCase(Locale.ROOT)) + ")");
    int number = 1;
    for (JsonNode stage : each(request.path("stages"))) {
      page.line("  %d. %s".formatted(number++, Visible.line(StageLine.of(stage, now))));
    }
    for (JsonNode vote : each(request.path("votes"))) {
      page.line("  " + Visible.line(VoteLine.of(vote)));
      page.block(text(vote, "comment"));
    }
    page.fact("Conditions", VoteLine.conditions(request.path("conditions")));
    JsonNode grants = requirement.path("grants");
    if (grants.isObject()) {
      page.fact(
          "Grants",
          "at most %s uses, %s rows each, for %s"
              .formatted(
                  text(grants, "uses"),
                  text(grants, "maximumRows"),
                  Rough.rough(Duration.parse(text(grants, "validFor")))));
    }
    page.fact("Break glass", joined(requirement.path("breakGlass").path("roles"), " or "));
  }

  private void talk() {
    if (!request.path("comments").isEmpty()) {
      page.title("Comments");
    }
    for (JsonNode comment : each(request.path("comments"))) {
      page.line(
          "  %s%s, %s%s"
              .formatted(
                  Visible.line(text(comment, "by")),
                  comment.path("submitter").asBoolean() ? " (who asks)" : "",
                  Visible.line(Rough.text(text(comment, "at"), now)),
                  comment.path("question").asBoolean() ? ", asks:" : ":"));
      page.block(text(comment, "text"));
    }
  }
}
