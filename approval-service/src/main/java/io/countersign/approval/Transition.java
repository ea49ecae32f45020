package io.countersign.approval;

import java.util.List;

/**
 * A change of a request, with what has to be told of it, in that order; both or neither take
 * effect.
 */
public record Transition(ApprovalState next, List<Occurrence> occurrences) {
  public Transition {
    occurrences = List.copyOf(occurrences);
  }
}
