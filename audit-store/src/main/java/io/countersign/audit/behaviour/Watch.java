package io.countersign.audit.behaviour;

import java.time.Clock;
import java.util.function.Consumer;

/** Looks at what has arrived, and tells what was found. */
public final class Watch {
  /** Lets others do their work in between while there is a great deal to catch up with. */
  private static final int MOST_AT_ONCE = 100;

  private final Findings findings;
  private final Detection detection;
  private final Consumer<Finding> teller;
  private final Clock clock;

  /**
   * @param teller makes a finding known for good, or throws
   */
  public Watch(Findings findings, Detection detection, Consumer<Finding> teller, Clock clock) {
    this.findings = findings;
    this.detection = detection;
    this.teller = teller;
    this.clock = clock;
  }

  /** A finding may be told twice, if this ends half-way, but never not at all. */
  public void look() {
    boolean more = true;
    for (int i = 0; more && i < MOST_AT_ONCE; i++) {
      more = findings.look(detection, clock.instant());
    }
    for (Finding finding : findings.untold()) {
      teller.accept(finding);
      findings.told(finding.id());
    }
  }
}
