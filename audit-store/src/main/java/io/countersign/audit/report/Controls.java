package io.countersign.audit.report;

import static io.countersign.audit.report.SectionName.ACCESS;
import static io.countersign.audit.report.SectionName.APPROVALS;
import static io.countersign.audit.report.SectionName.BREAK_GLASS;
import static io.countersign.audit.report.SectionName.CHANGES;
import static io.countersign.audit.report.SectionName.FINDINGS;
import static io.countersign.audit.report.SectionName.INTEGRITY;
import static io.countersign.audit.report.SectionName.KEYS;
import static io.countersign.audit.report.SectionName.POLICY_CHANGES;
import static io.countersign.audit.report.SectionName.RETENTION;
import static io.countersign.audit.report.SectionName.SAMPLE;
import static io.countersign.audit.report.SectionName.SEPARATION_OF_DUTIES;
import static io.countersign.audit.report.SectionName.TRAIL_ACCESS;

import java.util.List;

/** Which sections are evidence for which requirement; only where that is certain. */
public final class Controls {
  private static final String SOC = "SOC 2 (Trust Services Criteria 2017)";
  private static final String ISO = "ISO/IEC 27001:2022, Annex A";
  private static final String PCI = "PCI DSS 4.0";
  private static final String HIPAA = "HIPAA, 45 CFR";
  private static final String AI_ACT = "EU AI Act, Regulation (EU) 2024/1689";
  private static final String NIST = "NIST SP 800-53 Rev. 5";

  public static final List<Control> ALL =
      List.of(
          control(SOC, "CC6.1", "who reached which data, and what was masked", ACCESS),
          control(
              SOC,
              "CC6.3",
              "that asking, approving and reviewing were done by different persons",
              SEPARATION_OF_DUTIES,
              APPROVALS),
          control(
              SOC, "CC7.2", "what stood out, and where the trail has gaps", FINDINGS, INTEGRITY),
          control(SOC, "CC7.3", "who looked into it and what they said", FINDINGS, INTEGRITY),
          control(
              SOC,
              "CC8.1",
              "what was changed in data and in policies, and who approved it",
              CHANGES,
              APPROVALS,
              POLICY_CHANGES),
          control(
              ISO, "A.5.3", "duties of different persons, and exceptions", SEPARATION_OF_DUTIES),
          control(ISO, "A.5.15", "which rules decided about access", POLICY_CHANGES, ACCESS),
          control(ISO, "A.5.18", "standing approvals given, used and taken back", APPROVALS),
          control(ISO, "A.5.28", "records with proofs that others can verify", INTEGRITY, SAMPLE),
          control(ISO, "A.5.33", "what is kept, and that it was not altered", RETENTION, INTEGRITY),
          control(ISO, "A.8.2", "use of rights beyond the usual ones", BREAK_GLASS, APPROVALS),
          control(
              ISO, "A.8.11", "which categories were shown masked, and which as they are", ACCESS),
          control(
              ISO,
              "A.8.15",
              "that events are logged, protected and looked at",
              ACCESS,
              INTEGRITY,
              TRAIL_ACCESS),
          control(ISO, "A.8.16", "what stood out in behaviour, and what followed", FINDINGS),
          control(ISO, "A.8.24", "which keys signed", KEYS),
          control(PCI, "10.2.1.1", "each person's access to data of a category", ACCESS),
          control(
              PCI,
              "10.2.1.2",
              "changes of policies, and use of emergency rights",
              POLICY_CHANGES,
              BREAK_GLASS),
          control(PCI, "10.2.1.3", "each access to the trail", TRAIL_ACCESS),
          control(PCI, "10.2.1.4", "what was denied or refused", ACCESS, SEPARATION_OF_DUTIES),
          control(
              PCI,
              "10.2.2",
              "who, what, when, where and with which result, record by record",
              SAMPLE),
          control(PCI, "10.3.1", "who read the trail", TRAIL_ACCESS),
          control(PCI, "10.3.2", "that stored records are what was logged", INTEGRITY),
          control(PCI, "10.3.4", "that a change of a record is found", INTEGRITY, SAMPLE),
          control(PCI, "10.4.1.1", "what was found by machine", FINDINGS, INTEGRITY),
          control(PCI, "10.4.3", "that what was found was explained", FINDINGS, INTEGRITY),
          control(PCI, "10.5.1", "how far back records reach, and what was disposed of", RETENTION),
          control(
              HIPAA,
              "164.312(b)",
              "what was recorded, and that it was examined",
              ACCESS,
              CHANGES,
              TRAIL_ACCESS,
              INTEGRITY),
          control(
              AI_ACT,
              "Art. 12",
              "what an AI system's agents did, recorded as it happened",
              ACCESS,
              CHANGES,
              INTEGRITY),
          control(
              AI_ACT,
              "Art. 14",
              "where people decided, stopped or ran something themselves",
              APPROVALS,
              SEPARATION_OF_DUTIES,
              BREAK_GLASS),
          control(
              NIST, "AC-5", "duties of different persons, and exceptions", SEPARATION_OF_DUTIES),
          control(
              NIST,
              "AC-6(9)",
              "use of emergency rights and of standing approvals",
              BREAK_GLASS,
              APPROVALS),
          control(NIST, "AU-2", "which events are recorded", ACCESS, APPROVALS, POLICY_CHANGES),
          control(NIST, "AU-3", "what a record says", SAMPLE),
          control(
              NIST,
              "AU-6",
              "what was found, and who looked at the trail",
              FINDINGS,
              INTEGRITY,
              TRAIL_ACCESS),
          control(NIST, "AU-9", "protection of records by a signed tree", INTEGRITY, TRAIL_ACCESS),
          control(NIST, "AU-9(3)", "hashes and signatures over records", INTEGRITY, KEYS),
          control(NIST, "AU-10", "proofs of single records under a signed root", SAMPLE, KEYS),
          control(NIST, "AU-11", "how long records are kept", RETENTION),
          control(NIST, "AU-12", "that every component's events have arrived", INTEGRITY),
          control(NIST, "CM-3", "changes of policies", POLICY_CHANGES));

  private Controls() {}

  private static Control control(
      String standard, String number, String why, SectionName... sections) {
    return new Control(standard, number, List.of(sections), why);
  }
}
