package io.countersign.approval.grant;

import io.countersign.approval.ApprovalRequest;
import io.countersign.approval.CommandForm;
import io.countersign.contracts.Grant;
import io.countersign.contracts.Impact;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A standing approval as it is kept.
 *
 * @param holder who may use it
 * @param environment of the data source when people approved
 * @param form what commands have to be like
 * @param used how often it was used
 * @param revocation absent unless somebody ended it
 */
public record StandingGrant(
    Grant grant,
    Holder holder,
    String environment,
    CommandForm form,
    int used,
    @Nullable Revocation revocation) {

  /** As it begins; empty if the request does not show what people approved. */
  public static Optional<StandingGrant> issued(Grant grant, ApprovalRequest origin) {
    return CommandForm.of(origin.decided().facts())
        .filter(form -> form.fingerprint().equals(grant.fingerprint()))
        .map(form ->
            new StandingGrant(
                grant,
                Holder.of(origin.command().principal()),
                origin.decided().environment(),
                form,
                0,
                null));
  }

  public int left() {
    return Math.max(0, grant.terms().uses() - used);
  }

  public GrantState state(Instant now) {
    if (revocation != null) {
      return GrantState.REVOKED;
    }
    if (left() == 0) {
      return GrantState.USED_UP;
    }
    return now.isBefore(grant.terms().until()) ? GrantState.ACTIVE : GrantState.EXPIRED;
  }

  /**
   * Whether it answers for a command: everything that people saw is as it was, and what is known of
   * the command beforehand stays within the terms.
   */
  public boolean covers(ApprovalRequest request, Instant now) {
    return state(now) == GrantState.ACTIVE
        && !request.isForGrant()
        && holder.is(request.command().principal())
        && grant.dataSource().equals(request.command().dataSource())
        && environment.equals(request.decided().environment())
        && grant.requirement().equals(request.requirement().digest())
        && CommandForm.of(request.decided().facts()).filter(form::equals).isPresent()
        && isWithinRows(request.decided().impact());
  }

  /** What was not measured is bounded when it runs. */
  private boolean isWithinRows(@Nullable Impact impact) {
    Long changed = impact == null ? null : impact.changedRows();
    return changed == null || changed <= grant.terms().maximumRows();
  }
}
