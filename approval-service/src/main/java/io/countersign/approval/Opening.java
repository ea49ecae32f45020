package io.countersign.approval;

import io.countersign.platform.event.EventLink;
import java.util.List;

/**
 * A question that is about to be put.
 *
 * @param state where it stands at once; pending, unless an {@link Admission} knows better
 * @param occurrences what is told of it, in that order
 * @param cause the decision that asks for it
 */
public record Opening(ApprovalState state, List<Occurrence> occurrences, EventLink cause) {
  public Opening {
    occurrences = List.copyOf(occurrences);
  }
}
