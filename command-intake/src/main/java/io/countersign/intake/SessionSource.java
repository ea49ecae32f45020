package io.countersign.intake;

import io.countersign.contracts.SessionId;
import java.util.Optional;

/** Draws sessions whose answers come back to this instance. */
public interface SessionSource {
  /** Empty while no answers come back to this instance at all, and once it is told to stop. */
  Optional<SessionId> draw();

  /** Whether the session's answers come back to this instance. */
  boolean owns(SessionId session);
}
