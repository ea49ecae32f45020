package io.countersign.audit.behaviour;

import java.time.Duration;
import java.util.List;

/** All detectors together. */
public final class Detection {
  /** Commands at unusual hours count together even where hours lie between them. */
  private static final Duration SHORTEST_REACH = Duration.ofHours(6);

  private final BehaviourSettings settings;
  private final List<Detector> detectors;

  public Detection(BehaviourSettings settings) {
    this.settings = settings;
    this.detectors =
        List.of(
            new MassRead(settings),
            new OffHours(settings),
            new RepeatedDenials(settings),
            new VariedUntilAllowed(settings),
            new NarrowingCounts(settings),
            new UnfitIntent(),
            new HastyApprovals(settings),
            new SamePair(settings));
  }

  public List<Observation> observe(Conduct conduct) {
    return detectors.stream().flatMap(d -> d.observe(conduct).stream()).toList();
  }

  /** How long before a command something may have happened that counts together with it. */
  public Duration reach() {
    return settings.window().compareTo(SHORTEST_REACH) > 0 ? settings.window() : SHORTEST_REACH;
  }

  /** How long before a day its baseline begins. */
  public Duration baseline() {
    return settings.baseline();
  }
}
