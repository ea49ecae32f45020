package io.countersign.audit.print;

import io.countersign.audit.report.Approvals;
import io.countersign.audit.report.BreakGlassUses;
import io.countersign.audit.report.DutyException;
import io.countersign.audit.report.Listing;
import io.countersign.audit.report.SeparationOfDuties;
import io.countersign.audit.report.Told;
import java.util.List;

/** What people decided. */
final class PeopleChapters {
  private PeopleChapters() {}

  static Chapter approvals(Approvals approvals) {
    return new Chapter(
        "approvals",
        "Approvals",
        "Where people were asked, and what they said.",
        List.of(
            ActivityChapters.counts("Where questions stand", "State", approvals.byState()),
            TableOf.all("Votes by person", approvals.voters())
                .text("Person", v -> v.person())
                .number("Approved", v -> v.approvals())
                .number("Rejected", v -> v.rejections())
                .number("In the place of others", v -> v.inThePlaceOfOthers())
                .orElse("Nobody voted."),
            new Block.Paragraph(
                "Standing approvals were used %s times%s."
                    .formatted(
                        Words.number(approvals.grantUses()),
                        approvals.usesComplete() ? "" : ", and more often than was counted")),
            told(
                "Standing approvals issued and revoked",
                approvals.grants(),
                "None was issued or revoked."),
            told(
                "Questions that nobody answered in time",
                approvals.expired(),
                "Every question was answered in time."),
            told(
                "Deputies and linked accounts",
                approvals.delegations(),
                "Nobody named a deputy or linked an account.")));
  }

  static Chapter duties(SeparationOfDuties duties) {
    return new Chapter(
        "separation-of-duties",
        "Separation of duties",
        "Whether whoever asked, whoever approved and whoever reviewed were different persons.",
        List.of(
            new Block.Facts(
                List.of(
                    ActivityChapters.fact(
                        "Approvals held against the submitter", duties.votesExamined()),
                    ActivityChapters.fact(
                        "Uses of standing approvals held against who gave them",
                        duties.grantUsesExamined()),
                    ActivityChapters.alarm("Exceptions", duties.exceptions()))),
            TableOf.first("Exceptions", duties.exceptions())
                .text("Kind", e -> e.kind().toString())
                .text("Time", e -> Words.time(e.time()))
                .sentence("What", e -> e.sentence())
                .text("Command", e -> Words.text(e.commandId()))
                .text("Record", e -> e.position())
                .alarmingIf(e -> e.kind() != DutyException.Kind.ATTEMPT_REFUSED)
                .orElse("No exception was found.")));
  }

  static Chapter brokenGlass(BreakGlassUses uses) {
    return new Chapter(
        "break-glass",
        "Break-glass",
        "Commands that ran before anybody had approved them, and what others found afterwards.",
        List.of(
            TableOf.first("Uses", uses.uses())
                .text("Time", u -> Words.time(u.time()))
                .text("Who", u -> Words.text(u.person()))
                .sentence("Reason given", u -> Words.text(u.reason()))
                .sentence("Review", PeopleChapters::review)
                .text("Command", u -> Words.text(u.commandId()))
                .text("Record", u -> u.position())
                .alarmingIf(u -> u.overdue())
                .orElse("Nobody broke the glass."),
            told("Reviews that were not done in time", uses.escalated(), "No review was late.")));
  }

  private static String review(BreakGlassUses.Use use) {
    BreakGlassUses.Review review = use.review();
    if (review == null) {
      return (use.overdue() ? "OVERDUE since " : "due at ") + Words.time(use.reviewDueAt());
    }
    return "%s found it %s at %s: %s"
        .formatted(
            review.person(),
            switch (review.verdict()) {
              case JUSTIFIED -> "justified";
              case UNJUSTIFIED -> "not justified";
            },
            Words.time(review.time()),
            review.comment());
  }

  static Block told(String caption, Listing<Told> events, String nothing) {
    return TableOf.first(caption, events)
        .text("Time", t -> Words.time(t.time()))
        .sentence("What", t -> t.sentence())
        .text("Command", t -> Words.text(t.commandId()))
        .text("Record", t -> t.position())
        .orElse(nothing);
  }
}
