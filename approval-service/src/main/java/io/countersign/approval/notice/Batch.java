package io.countersign.approval.notice;

import io.countersign.approval.ApprovalState;
import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.Digest;
import java.util.List;

/**
 * Questions of one principal, about commands of one form, on one data source, under one
 * requirement, that are put to people together. Later ones join it only until somebody has decided.
 *
 * @param members in the order in which they came; at least one
 */
public record Batch(BatchId id, List<ApprovalState> members) {
  public Batch {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("a batch has at least one member");
    }
  }

  /** The first so many members: what somebody was shown. */
  public Batch first(int shown) {
    return new Batch(id, members.subList(0, Math.min(shown, members.size())));
  }

  /** Stands for exactly what each of these members asks; a decision on all of them names it. */
  public Digest digest() {
    return CanonicalForm.of("countersign.batch.v1")
        .values(members.stream().map(m -> m.request().digest()).toList())
        .digest();
  }
}
