package io.countersign.approval.notice;

import java.time.Duration;
import java.util.Optional;

/**
 * A way to tell people. Renders what is as it is now; whatever text comes from SQL, agents or
 * people is shown as plain text.
 */
public interface Channel {
  /** After which another replica tries the same: no attempt takes as long. */
  Duration LONGEST_ATTEMPT = Duration.ofSeconds(30);

  /** Such as {@code slack}; deliveries are kept under it, and routes name it. */
  String name();

  /** Whether this channel tells such a thing to this target at all. */
  boolean carries(String target, Notice notice);

  /** Whether a target is a person, by id, who may choose to be told this way. */
  default boolean tellsPersons() {
    return false;
  }

  /** Whether what this target was told is kept up to date; if not, it is told once. */
  default boolean updates(String target) {
    return true;
  }

  /**
   * Why nothing can be told to such a target, for whoever writes the configuration; a service with
   * such a route does not start.
   */
  default Optional<String> objectionTo(String target) {
    return Optional.empty();
  }

  /**
   * Tells it once. Blocks, for {@link #LONGEST_ATTEMPT} at most; never throws for a fault of the
   * other side.
   */
  Delivery deliver(Message message);
}
