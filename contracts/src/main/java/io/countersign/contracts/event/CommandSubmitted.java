package io.countersign.contracts.event;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import org.jspecify.annotations.Nullable;

/**
 * A command was recorded. Nothing else happens to it before this.
 *
 * @param digest {@link Command#digest()}, so that readers in any language can compare without
 *     computing it
 */
public record CommandSubmitted(Command command, Digest digest, @Nullable String idempotencyKey)
    implements CommandEvent {
  @JsonIgnore
  @Override
  public CommandId commandId() {
    return command.id();
  }
}
