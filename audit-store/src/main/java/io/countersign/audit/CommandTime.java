package io.countersign.audit;

import io.countersign.contracts.CommandId;
import java.time.Instant;

/**
 * When a command's id was drawn. It never changes, whichever of the command's events is read first,
 * so pages of commands stay as they are while events arrive.
 */
public final class CommandTime {
  private CommandTime() {}

  /** 1970 for an id that does not tell. */
  public static Instant of(CommandId id) {
    return DrawnAt.of(id.value());
  }
}
