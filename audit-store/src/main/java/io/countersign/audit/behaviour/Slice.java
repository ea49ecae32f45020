package io.countersign.audit.behaviour;

import io.countersign.audit.ApprovalState;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Commands of one principal and hour that have all of this in common.
 *
 * @param hour its beginning, of UTC
 */
public record Slice(
    Instant hour,
    @Nullable String dataSource,
    Set<String> tables,
    Set<String> kinds,
    @Nullable String decision,
    @Nullable String approval,
    @Nullable String outcome,
    Set<String> masked,
    Set<String> shown,
    long commands,
    long rowsReturned,
    long rowsChanged) {
  public Slice {
    tables = Set.copyOf(tables);
    kinds = Set.copyOf(kinds);
    masked = Set.copyOf(masked);
    shown = Set.copyOf(shown);
  }

  boolean wasDenied() {
    return "denied".equals(decision);
  }

  boolean hasFailed() {
    return "failed".equals(outcome);
  }

  boolean wasRejected() {
    return ApprovalState.REJECTED.text().equals(approval);
  }
}
