package io.countersign.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where incidents are found, kept and explained. Nothing takes them away again. */
public interface Incidents {
  /**
   * Looks for numbers that producers left out, for counts of theirs that do not fit what arrived,
   * and for commands without an end. What is missing now may still be on its way: it is an incident
   * if it was missing at the look before too.
   *
   * @param settledBefore no look before this time counts as the one before
   * @param quietSince a command without an end is one of which nothing was heard since
   */
  void look(Instant now, Instant settledBefore, Instant quietSince);

  /**
   * Keeps that partitions are read so late that records may be removed before; one of each at a
   * time.
   *
   * @param lagging what is not read
   */
  void tellLag(List<Gap> lagging, Instant now);

  /** Those that no event has told yet, the oldest first. */
  List<Incident> untold();

  /** An event has told it. */
  void told(long id);

  Optional<Incident> incident(long id);

  /**
   * Incidents, latest first.
   *
   * @param before the id that the last page ended with
   */
  Page<Incident, Long> incidents(IncidentFilter filter, @Nullable Long before, int limit);

  /**
   * Closes an incident that is open. Of several at once exactly one does.
   *
   * @param record makes it known for good, or throws, and then it stays open; runs only if it was
   *     open
   * @return whether it was open until now
   */
  boolean close(long id, Closing closing, Runnable record);

  /** How many are open. */
  long open();
}
