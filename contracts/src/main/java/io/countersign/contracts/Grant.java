package io.countersign.contracts;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A standing approval: commands of one form, of one principal, on one data source, need no further
 * answer of people, as often and as long as its terms say.
 *
 * @param fingerprint the form: the statement without its literals
 * @param principal the subject of whoever may use it
 * @param dataSource where
 * @param requirement stands for what policy required when it was issued; where policy requires
 *     something else by now, the grant does not count
 * @param statement the statement that people saw when they approved
 * @param approvers the persons who approved it
 * @param origin the request from which it was issued
 */
public record Grant(
    GrantId id,
    Digest fingerprint,
    String principal,
    String dataSource,
    GrantTerms terms,
    Digest requirement,
    String statement,
    @Nullable String justification,
    List<String> approvers,
    ApprovalRequestId origin,
    Instant issuedAt) {
  public Grant {
    Checks.notBlank(principal, "principal");
    Checks.notBlank(dataSource, "dataSource");
    approvers = List.copyOf(approvers);
    if (approvers.isEmpty()) {
      throw new IllegalArgumentException("a grant has at least one approver");
    }
  }
}
