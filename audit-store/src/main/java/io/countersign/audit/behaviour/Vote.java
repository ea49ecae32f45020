package io.countersign.audit.behaviour;

import io.countersign.contracts.CommandId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That somebody approved a command.
 *
 * @param voter subject of the account
 * @param requester subject of who submitted the command
 * @param askedAt when what was approved was put to people; absent where that is not known
 */
public record Vote(
    CommandId command,
    String voter,
    String voterName,
    String requester,
    String requesterName,
    @Nullable Instant askedAt,
    Instant at) {
  /** How long after the question the answer came. */
  Optional<Duration> pause() {
    return askedAt == null || at.isBefore(askedAt)
        ? Optional.empty()
        : Optional.of(Duration.between(askedAt, at));
  }
}
