package io.countersign.audit;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

/** Looks for what is missing, and tells what was found. */
public final class Completeness {
  private final Incidents incidents;
  private final CompletenessSettings settings;
  private final Consumer<Incident> teller;
  private final Clock clock;

  /**
   * @param teller makes an incident known for good, or throws
   */
  public Completeness(
      Incidents incidents, CompletenessSettings settings, Consumer<Incident> teller, Clock clock) {
    this.incidents = incidents;
    this.settings = settings;
    this.teller = teller;
    this.clock = clock;
  }

  /** An incident may be told twice, if this ends half-way, but never not at all. */
  public void look() {
    Instant now = clock.instant();
    incidents.look(now, now.minus(settings.grace()), now.minus(settings.unfinishedAfter()));
    for (Incident incident : incidents.untold()) {
      teller.accept(incident);
      incidents.told(incident.id());
    }
  }
}
