package io.countersign.audit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Finds out what a report does not show. */
final class Limits {
  private final List<NotVerified> found = new ArrayList<>();

  static List<NotVerified> of(
      Map<SectionName, Section> sections, Evidence evidence, LedgerEvidence ledger) {
    Limits limits = new Limits();
    if (evidence.period().to().isAfter(evidence.now())) {
      limits.add(
          "the rest of the period",
          "The period was not over when the report was made, at " + evidence.now() + ".");
    }
    sections.values().forEach(limits::of);
    if (!sections.containsKey(SectionName.INTEGRITY)) {
      limits.add(
          "integrity",
          "This report does not compare records with the ledger; the report on integrity does.");
    }
    limits.witnesses(ledger);
    limits.always();
    return limits.found;
  }

  private void of(Section section) {
    switch (section) {
      case Integrity s -> integrity(s);
      case Sample s -> sample(s);
      case SeparationOfDuties s -> duties(s);
      case Keys s -> keys(s);
      case Retention s -> retention(s);
      case Access _ ->
          add(
              "categories that nobody declared or detected",
              "Exposures name the categories that the catalogue and the detectors know; what they do not know is not counted.");
      case Approvals s ->
          addIf(
              !s.votersComplete() || !s.usesComplete(),
              "some votes and uses of grants",
              "There are more than the report looks into; the counts are of the latest ones.");
      case BreakGlassUses s ->
          addIf(
              !s.uses().complete(),
              "some uses of break-glass",
              "There are more than are listed; see " + s.uses().query() + ".");
      case PolicyChanges _ ->
          add(
              "who changed policies, and what in them",
              "The trail knows which policies came into force and their digest; their text, and who wrote it, are in the place that they are kept in.");
      case Changes _ ->
          add(
              "rows changed by triggers and cascades",
              "They are changed by the database itself; counts of rows are as it told them.");
      case TrailAccess _ ->
          add(
              "reading past the service",
              "Whoever may read the audit store's database, its backups or Kafka leaves no trace here.");
      case FoundBehaviour _ ->
          add(
              "behaviour that no rule looks for",
              "Findings come from fixed rules over recorded commands.");
    }
  }

  private void integrity(Integrity s) {
    Comparison comparison = s.comparison();
    if (!comparison.complete()) {
      add(
          "records that were not drawn",
          comparison.errorBound() == null
              ? "%d of %d groups of leaves were compared."
                  .formatted(comparison.groupsCompared(), comparison.groups())
              : String.format(
                  Locale.ROOT,
                  "%d of %d groups of leaves were drawn and compared; with a probability of 95 %%, at most %.2f %% of the groups have a fault.",
                  comparison.groupsCompared(),
                  comparison.groups(),
                  comparison.errorBound() * 100));
    }
    addIf(
        comparison.withoutValue() > 0,
        "what " + comparison.withoutValue() + " records said",
        "The store did not keep their values; their digests are in the ledger.");
    addIf(
        comparison.disposed() > 0,
        comparison.disposed() + " records that were disposed of",
        "The store says that retention disposed of them; see RecordsDisposed and its manifests. Their leaves are in the ledger.");
    addIf(
        s.waiting() > 0,
        s.waiting() + " records at the end",
        "They are stored and have no place in the ledger yet.");
    addIf(
        s.records().unreadable() > 0,
        s.records().unreadable() + " records that are no events",
        "They are kept as they came, and count nowhere but in the section on integrity.");
    addIf(
        s.records().unknownTypes() > 0,
        s.records().unknownTypes() + " events of unknown types",
        "This version does not know what they say.");
    addIf(
        s.openIncidents() > 0,
        s.openIncidents() + " open incidents",
        "Nobody has explained them; the trail may not be whole there.");
    addIf(
        s.continuation() == null,
        "the ledger before the period",
        "There is no checkpoint from before the period that it could be held against.");
    addIf(
        s.continuation() != null && !s.continuation().keyKnown(),
        "who signed the checkpoint before the period",
        "Its key does not sign any more: the verifier follows hand-overs from one key to the next, this report does not.");
    addIf(
        s.withoutEnd() > 0,
        "the end of " + s.withoutEnd() + " commands",
        "They wait for nobody and have no end in the trail.");
  }

  private void sample(Sample s) {
    add(
        "that the sample was drawn once",
        "Nobody can choose what one report draws, but it draws anew when made again; every making is an event (ReportMade).");
    addIf(s.fault() != null, "the rest of the sample", "Drawing ended: " + s.fault() + ".");
  }

  private void duties(SeparationOfDuties s) {
    add(
        "whether accounts belong to different persons",
        "Persons are told apart by the directory of people, and by the subject of their account where it names none.");
    addIf(
        !s.complete(),
        "some votes and uses of grants",
        "There are more than the report looks into; it looked at the latest.");
  }

  private void keys(Keys s) {
    add(
        "where keys are kept, and who has them",
        "The trail shows the names of the keys that signed. The digests under warrants are made with shared keys and can be checked only by who has these.");
    addIf(!s.warrantsComplete(), "some warrants", "There are more than the report looks into.");
  }

  private void retention(Retention s) {
    addIf(
        !s.holdsComplete(),
        "some holds",
        "Not everything that was said of holds is stored, or there is more than the report looks into.");
    add("copies elsewhere", "Backups, archives and Kafka have retention of their own.");
  }

  private void witnesses(LedgerEvidence ledger) {
    addIf(
        ledger.keys().witnesses().isEmpty(),
        "that others were shown the same ledger",
        "No witness is configured: whoever has the database and the signing key could have written another history.");
    addIf(
        !ledger.keys().witnesses().isEmpty() && ledger.verified().cosigned().isEmpty(),
        "that others were shown the same ledger",
        "No witness has cosigned the checkpoint that this report rests upon.");
  }

  private void always() {
    add(
        "the audit store itself",
        "It made this report about itself. Verify the ledger with a program and keys that you did not get from it.");
    add("clocks", "Times are as the clocks of those who wrote the events told them.");
    add(
        "what happened past Countersign",
        "Whoever can reach a database by another way leaves no trace here.");
  }

  private void add(String subject, String sentence) {
    found.add(new NotVerified(subject, sentence));
  }

  private void addIf(boolean condition, String subject, String sentence) {
    if (condition) {
      add(subject, sentence);
    }
  }
}
