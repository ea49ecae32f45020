package io.countersign.audit.behaviour;

import io.countersign.audit.CommandSummary.Submitter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the trail knows of who did how much of what. */
public interface Activities {
  /** Who has this name or subject, and submitted anything. */
  List<Submitter> named(String nameOrSubject);

  /** Who submitted commands in that time, those with most of them first. */
  List<Submitter> active(Instant from, Instant to, int limit);

  /** What each of them did, by subject. */
  Map<String, List<Slice>> slices(Set<String> subjects, Instant from, Instant to);
}
