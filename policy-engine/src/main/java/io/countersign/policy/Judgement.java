package io.countersign.policy;

import io.countersign.contracts.Decision;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.PolicyMatch;
import java.util.List;

/**
 * A decision, what it obliges to, and what led to it.
 *
 * @param matches the policies whose conditions held, in the bundle's order, after them what the
 *     engine itself insists on
 */
record Judgement(Decision decision, Obligations obligations, List<PolicyMatch> matches) {
  Judgement {
    matches = List.copyOf(matches);
  }

  /** One that obliges to nothing. */
  Judgement(Decision decision, List<PolicyMatch> matches) {
    this(decision, Obligations.none(), matches);
  }
}
