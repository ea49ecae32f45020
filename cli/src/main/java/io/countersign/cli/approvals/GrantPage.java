package io.countersign.cli.approvals;

import static io.countersign.cli.approvals.Page.each;
import static io.countersign.cli.approvals.Page.joined;
import static io.countersign.cli.approvals.Page.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** Standing approvals as people read them. */
final class GrantPage {
  private static final int STATEMENT = 100;

  private GrantPage() {}

  static String list(JsonNode found, Style style) {
    Page page = new Page(style);
    for (JsonNode grant : each(found.path("grants"))) {
      page.line(
          "%s  %s  %s on %s: %s left of %s"
              .formatted(
                  style.title(Visible.line(text(grant, "id"))),
                  Visible.line(text(grant, "state")),
                  Visible.line(text(grant.path("principal"), "name")),
                  Visible.line(text(grant, "dataSource")),
                  Visible.line(text(grant, "left")),
                  Visible.line(VoteLine.terms(grant.path("terms")))));
      page.line("    " + Visible.line(text(grant, "statement"), STATEMENT));
    }
    String next = text(found, "next");
    if (!next.isEmpty()) {
      page.line(style.aside("More: --after " + Visible.line(next)));
    }
    return found.path("grants").isEmpty() ? "There are none." : page.text();
  }

  static String one(JsonNode grant, Style style, Instant now) {
    Page page = new Page(style);
    page.line(style.title("Grant " + Visible.line(text(grant, "id"))));
    page.fact("State", text(grant, "state"));
    page.fact("For", text(grant.path("principal"), "name"));
    page.fact("Data source", text(grant, "dataSource"));
    page.fact("Gives", VoteLine.terms(grant.path("terms")));
    page.fact("Left", text(grant, "left"));
    page.fact("Approved by", joined(grant.path("approvers"), ", "));
    page.fact("Issued", Rough.text(text(grant, "issuedAt"), now));
    page.fact("Request", text(grant, "origin"));
    page.fact("Revoked", text(grant.path("revocation"), "reason"));
    page.title("Statement, with any values");
    page.block(text(grant, "statement"));
    page.title("Uses");
    for (JsonNode use : each(grant.path("commands"))) {
      JsonNode end = use.path("end");
      page.line(
          "  %s  command %s: %s"
              .formatted(
                  Visible.line(text(use, "at")),
                  Visible.line(text(use, "commandId")),
                  end.isObject()
                      ? Visible.line(
                          "%s, %s rows returned, %s changed"
                              .formatted(
                                  text(end, "outcome"),
                                  text(end, "rowsReturned"),
                                  text(end, "rowsChanged")))
                      : "runs"));
    }
    return page.text();
  }
}
