package io.countersign.audit.report;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened in a period. It is evidence of how controls worked; whether they suffice is for
 * those to judge who read it.
 *
 * @param report its name: {@link #WHOLE}, or that of its only section
 * @param madeBy name of who asked for it
 * @param notVerified what it does not show; never empty
 */
public record Report(
    String report,
    Period period,
    Instant madeAt,
    String madeBy,
    LedgerState ledger,
    Map<SectionName, Section> sections,
    List<Control> controls,
    List<NotVerified> notVerified) {
  /** The name of the report with all sections. */
  public static final String WHOLE = "compliance";

  public Report {
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    controls = List.copyOf(controls);
    notVerified = List.copyOf(notVerified);
  }

  /**
   * The state of the ledger that it rests upon.
   *
   * @param root in Base64
   * @param checkpoint the signed note (C2SP tlog-checkpoint) with its cosignatures
   */
  public record LedgerState(String origin, long size, String root, String checkpoint) {}
}
