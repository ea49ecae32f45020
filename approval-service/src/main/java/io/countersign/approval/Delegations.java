package io.countersign.approval;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who stands in for whom. */
public interface Delegations {
  /** The delegations to a person that are in force. */
  List<Delegation> to(String person, Instant now);

  /** A person's own delegation, if one is in force. */
  Optional<Delegation> from(String person, Instant now);
}
