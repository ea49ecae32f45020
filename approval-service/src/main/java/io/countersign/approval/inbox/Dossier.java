package io.countersign.approval.inbox;

import io.countersign.approval.ApprovalState;
import java.util.List;

/**
 * A request with all that was said about it.
 *
 * @param version grows with each change of what is shown here
 */
public record Dossier(ApprovalState state, long version, List<Comment> comments) {
  public Dossier {
    comments = List.copyOf(comments);
  }
}
