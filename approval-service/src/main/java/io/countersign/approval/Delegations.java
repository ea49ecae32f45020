package io.countersign.approval;

import io.countersign.contracts.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who stands in for whom. Every change is told. */
public interface Delegations {
  /** The delegations to a person that are in force. */
  List<Delegation> to(String person, Instant now);

  /** A person's own delegation, if one is in force. */
  Optional<Delegation> from(String person, Instant now);

  /** Instead of the person's earlier one, if there is one. */
  void set(Delegation delegation, Principal by);

  /** Ends a person's own delegation; nothing happens if there is none. */
  void end(String person, Principal by);
}
