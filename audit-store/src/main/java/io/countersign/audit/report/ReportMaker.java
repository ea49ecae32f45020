package io.countersign.audit.report;

import io.countersign.audit.Incidents;
import io.countersign.audit.Investigation;
import io.countersign.audit.Trail;
import io.countersign.audit.ledger.ExportKeys;
import io.countersign.audit.ledger.Ledger;
import io.countersign.log.note.Checkpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes reports out of what the store tells. */
public final class ReportMaker {
  private final Trail trail;
  private final Investigation investigation;
  private final Incidents incidents;
  private final PeriodFacts facts;
  private final Ledger ledger;
  private final LedgerFacts ledgerFacts;
  private final ExportKeys keys;
  private final ReportSettings settings;
  private final Clock clock;

  public ReportMaker(
      Trail trail,
      Investigation investigation,
      Incidents incidents,
      PeriodFacts facts,
      Ledger ledger,
      LedgerFacts ledgerFacts,
      ExportKeys keys,
      ReportSettings settings,
      Clock clock) {
    this.trail = trail;
    this.investigation = investigation;
    this.incidents = incidents;
    this.facts = facts;
    this.ledger = ledger;
    this.ledgerFacts = ledgerFacts;
    this.keys = keys;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Makes a report; empty if the ledger has no checkpoint yet, which every report rests upon.
   *
   * @param name see {@link Report#report}
   * @param names of its sections
   * @param madeBy name of who asks for it
   * @throws io.countersign.audit.ledger.LedgerBrokenException if a checkpoint is not signed as it
   *     should be
   */
  public Optional<Report> make(String name, List<SectionName> names, Period period, String madeBy) {
    Instant now = clock.instant();
    Evidence evidence = new Evidence(trail, investigation, incidents, facts, settings, period, now);
    return LedgerEvidence.of(ledger, ledgerFacts, keys, period)
        .map(tree -> {
          Map<SectionName, Section> sections = new TreeMap<>();
          names.forEach(n -> sections.put(n, section(n, evidence, tree)));
          return new Report(
              name,
              period,
              now,
              madeBy,
              state(tree),
              sections,
              Control.of(sections),
              Limits.of(sections, evidence, tree));
        });
  }

  private static Report.LedgerState state(LedgerEvidence tree) {
    Checkpoint checkpoint = tree.checkpoint();
    return new Report.LedgerState(
        checkpoint.origin(), checkpoint.size(), checkpoint.root().base64(), tree.note().encode());
  }

  private static Section section(SectionName name, Evidence evidence, LedgerEvidence tree) {
    return switch (name) {
      case ACCESS -> Access.of(evidence);
      case CHANGES -> Changes.of(evidence);
      case APPROVALS -> Approvals.of(evidence);
      case SEPARATION_OF_DUTIES -> SeparationOfDuties.of(evidence);
      case BREAK_GLASS -> BreakGlassUses.of(evidence);
      case POLICY_CHANGES -> PolicyChanges.of(evidence);
      case FINDINGS -> FoundBehaviour.of(evidence);
      case INTEGRITY -> Integrity.of(evidence, tree);
      case SAMPLE -> Sample.of(tree, evidence.settings());
      case TRAIL_ACCESS -> TrailAccess.of(evidence);
      case RETENTION -> Retention.of(evidence);
      case KEYS -> Keys.of(evidence, tree);
    };
  }
}
