package io.countersign.audit.behaviour;

import io.countersign.audit.Closing;
import io.countersign.audit.Page;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where findings are made, kept and looked into. Nothing takes them away again. */
public interface Findings {
  /**
   * Looks at those of whom something has arrived since the look before, and keeps what is observed
   * and was not before: all of it, or nothing, and then the next look sees the same.
   *
   * @return whether more has arrived than one look takes
   */
  boolean look(Detection detection, Instant now);

  /** Those that no event has told yet, the oldest first. */
  List<Finding> untold();

  /** An event has told it. */
  void told(long id);

  Optional<Finding> finding(long id);

  /**
   * Findings, latest first.
   *
   * @param before the id that the last page ended with
   */
  Page<Finding, Long> findings(FindingFilter filter, @Nullable Long before, int limit);

  /**
   * Closes a finding that is open. Of several at once exactly one does.
   *
   * @param record makes it known for good, or throws, and then it stays open; runs only if it was
   *     open
   * @return whether it was open until now
   */
  boolean close(long id, Closing closing, Runnable record);

  /** How many of each kind are open. */
  Map<FindingKind, Long> open();
}
