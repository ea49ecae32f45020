package io.countersign.approval.grant;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Outcome;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One command for which a standing approval answered.
 *
 * @param use counted from 1
 * @param end absent while it runs, or waits to
 */
public record GrantUse(
    int use,
    ApprovalRequestId requestId,
    CommandId commandId,
    String statement,
    Instant at,
    @Nullable End end) {
  /**
   * What became of it.
   *
   * @param outcome such as {@code succeeded}
   * @param rowsReturned 0 where it did not succeed
   * @param rowsChanged 0 where it did not succeed
   */
  public record End(String outcome, long rowsReturned, long rowsChanged) {
    public static End of(Outcome outcome) {
      return outcome instanceof Outcome.Succeeded ran
          ? new End(outcome.outcome(), ran.rowsReturned(), ran.rowsChanged())
          : new End(outcome.outcome(), 0, 0);
    }
  }
}
