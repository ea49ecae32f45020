package io.countersign.approval;

import io.countersign.contracts.Digest;
import java.time.Instant;
import java.util.Optional;

/** Which policies are in force, as far as those who decide by them have said. */
public interface PoliciesInForce {
  /** Other policies are in force from this moment on, unless others are since later. */
  void activated(Digest bundle, Instant at);

  /** Stands for the policies that are in force; empty if nobody has said yet. */
  Optional<Digest> bundle();
}
