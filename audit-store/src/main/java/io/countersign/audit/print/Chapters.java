package io.countersign.audit.print;

import io.countersign.audit.report.Access;
import io.countersign.audit.report.Approvals;
import io.countersign.audit.report.BreakGlassUses;
import io.countersign.audit.report.Changes;
import io.countersign.audit.report.FoundBehaviour;
import io.countersign.audit.report.Integrity;
import io.countersign.audit.report.Keys;
import io.countersign.audit.report.NotVerified;
import io.countersign.audit.report.PolicyChanges;
import io.countersign.audit.report.Report;
import io.countersign.audit.report.Retention;
import io.countersign.audit.report.Sample;
import io.countersign.audit.report.Section;
import io.countersign.audit.report.SectionName;
import io.countersign.audit.report.SeparationOfDuties;
import io.countersign.audit.report.TrailAccess;
import java.util.ArrayList;
import java.util.List;

/** A report as chapters. */
final class Chapters {
  private Chapters() {}

  static List<Chapter> of(Report report) {
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(glance(report));
    report.sections().values().forEach(s -> chapters.add(of(s)));
    chapters.add(notVerified(report));
    if (!report.controls().isEmpty()) {
      chapters.add(controls(report));
    }
    return chapters;
  }

  private static Chapter of(Section section) {
    return switch (section) {
      case Access s -> ActivityChapters.access(s);
      case Changes s -> ActivityChapters.changes(s);
      case Approvals s -> PeopleChapters.approvals(s);
      case SeparationOfDuties s -> PeopleChapters.duties(s);
      case BreakGlassUses s -> PeopleChapters.brokenGlass(s);
      case PolicyChanges s -> RuleChapters.policies(s);
      case FoundBehaviour s -> RuleChapters.findings(s);
      case Integrity s -> LedgerChapters.integrity(s);
      case Sample s -> LedgerChapters.sample(s);
      case TrailAccess s -> RuleChapters.trailAccess(s);
      case Retention s -> RuleChapters.retention(s);
      case Keys s -> LedgerChapters.keys(s);
    };
  }

  private static Chapter glance(Report report) {
    List<Block.Facts.Fact> facts = new ArrayList<>();
    report.sections().values().forEach(s -> glance(s, facts));
    facts.add(ActivityChapters.fact("Things not verified", report.notVerified().size()));
    return new Chapter(
        "glance",
        "At a glance",
        "The figures to begin with. What is marked needs somebody to look.",
        List.of(new Block.Facts(facts)));
  }

  private static void glance(Section section, List<Block.Facts.Fact> facts) {
    switch (section) {
      case Access s -> {
        facts.add(ActivityChapters.fact("Commands", s.total().commands()));
        facts.add(ActivityChapters.fact("Rows returned", s.total().rowsReturned()));
        facts.add(ActivityChapters.fact("Rows changed", s.total().rowsChanged()));
      }
      case SeparationOfDuties s ->
          facts.add(
              ActivityChapters.alarm("Exceptions from the separation of duties", s.exceptions()));
      case BreakGlassUses s -> facts.add(ActivityChapters.alarm("Uses of break-glass", s.uses()));
      case PolicyChanges s ->
          facts.add(ActivityChapters.fact("Changes of policies", s.changes().entries().size()));
      case FoundBehaviour s ->
          facts.add(
              ActivityChapters.alarm(
                  "Findings that nobody closed",
                  s.findings().entries().stream().filter(f -> f.closedBy() == null).count()));
      case Integrity s -> {
        facts.add(ActivityChapters.alarm("Faults of integrity", s.comparison().faults()));
        facts.add(ActivityChapters.alarm("Open incidents", s.openIncidents()));
      }
      case Retention s -> facts.add(ActivityChapters.fact("Holds in force", s.holds().size()));
      case Changes _, Approvals _, Sample _, TrailAccess _, Keys _ -> {}
    }
  }

  private static Chapter notVerified(Report report) {
    return new Chapter(
        "not-verified",
        "What was not verified",
        "What this report does not show. None of it may be taken as sound because it is not mentioned elsewhere.",
        List.of(
            TableOf.all("Not verified", report.notVerified())
                .text("What", NotVerified::subject)
                .sentence("Why, and what it means", NotVerified::sentence)
                .orElse("Nothing.")));
  }

  private static Chapter controls(Report report) {
    return new Chapter(
        "controls",
        "Requirements of standards",
        "For which requirements the sections are evidence. Whether a requirement is met is for the auditor to judge: evidence is not proof of conformity.",
        List.of(
            TableOf.all("Requirements", report.controls())
                .text("Standard", c -> c.standard())
                .text("Number", c -> c.number())
                .text(
                    "Sections",
                    c -> Words.list(c.sections().stream().map(SectionName::text).toList()))
                .sentence("What they show", c -> c.why())
                .orElse("None.")));
  }
}
