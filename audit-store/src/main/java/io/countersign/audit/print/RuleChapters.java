package io.countersign.audit.print;

import io.countersign.audit.report.FoundBehaviour;
import io.countersign.audit.report.PolicyChanges;
import io.countersign.audit.report.Retention;
import io.countersign.audit.report.TrailAccess;
import java.util.List;

/** What rules were in force, what stood out, and who looked. */
final class RuleChapters {
  private RuleChapters() {}

  static Chapter policies(PolicyChanges policies) {
    PolicyChanges.Bundle before = policies.atBegin();
    return new Chapter(
        "policy-changes",
        "Policies",
        "Which policies decided, and when others came into force.",
        List.of(
            new Block.Paragraph(
                before == null
                    ? "The trail does not tell which policies were in force at the beginning."
                    : "In force at the beginning, since %s: %s (%s)."
                        .formatted(
                            Words.time(before.since()),
                            Words.list(before.policies()),
                            before.digest())),
            TableOf.first("Other policies came into force", policies.changes())
                .text("Time", c -> Words.time(c.bundle().since()))
                .number("Policies", c -> (long) c.bundle().policies().size())
                .text("Added", c -> Words.list(c.added()))
                .text("Removed", c -> Words.list(c.removed()))
                .text("Digest of all", c -> c.bundle().digest().toString())
                .text("Record", c -> c.bundle().position())
                .orElse("Policies did not change."),
            PeopleChapters.told(
                "Changed policies that were not taken", policies.refused(), "None was refused."),
            ActivityChapters.counts("Commands by policy", "Policy", policies.matched())));
  }

  static Chapter findings(FoundBehaviour behaviour) {
    return new Chapter(
        "findings",
        "Findings",
        "What stood out in what agents and people did, and who looked into it.",
        List.of(
            TableOf.first("Findings", behaviour.findings())
                .text("Number", f -> Long.toString(f.finding()))
                .text("Time", f -> Words.time(f.time()))
                .text("Kind", f -> f.kind())
                .text("About", f -> f.about())
                .sentence("Evidence", f -> f.evidence())
                .text("Closed by", f -> Words.text(f.closedBy()))
                .sentence("Reason", f -> Words.text(f.reason()))
                .alarmingIf(f -> f.closedBy() == null)
                .orElse("Nothing was found.")));
  }

  static Chapter trailAccess(TrailAccess access) {
    return new Chapter(
        "trail-access",
        "Access to the trail",
        "Who asked the audit store, and who took something out of it.",
        List.of(
            TableOf.first("Readers", access.readers())
                .text("Who", r -> r.name())
                .text("Subject", r -> Words.text(r.subject()))
                .number("Requests", r -> r.requests())
                .text("First", r -> Words.time(r.first()))
                .text("Last", r -> Words.time(r.last()))
                .orElse("Nobody asked."),
            PeopleChapters.told("Exports", access.exports(), "Nothing was exported."),
            PeopleChapters.told("Reports", access.reports(), "No other report was made."),
            PeopleChapters.told(
                "Saved queries", access.savedQueries(), "No query was saved or taken away.")));
  }

  static Chapter retention(Retention retention) {
    return new Chapter(
        "retention",
        "Retention and holds",
        "How far back records reach, what was disposed of or erased, and what must be kept.",
        List.of(
            new Block.Paragraph(
                "The earliest stored record is of %s.".formatted(Words.time(retention.oldest()))),
            TableOf.all("Holds in force at the end", retention.holds())
                .text("Hold", h -> h.hold())
                .text("Scope", h -> h.scope().isEmpty() ? "everything" : h.scope())
                .text("Placed by", h -> h.placedBy())
                .text("Since", h -> Words.time(h.since()))
                .sentence("Reason", h -> h.reason())
                .orElse("No hold is in force."),
            PeopleChapters.told(
                "Holds placed and released",
                retention.holdChanges(),
                "No hold was placed or released."),
            PeopleChapters.told("Disposals", retention.disposals(), "Nothing was disposed of."),
            PeopleChapters.told("Erasures", retention.erasures(), "Nothing was erased.")));
  }
}
