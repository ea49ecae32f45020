package io.countersign.intake;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.ResultChunk;
import java.util.List;

/** Everything that was ever recorded of commands: the audit store. */
public interface CommandTrail {
  /**
   * The events of a command but for the chunks of its result; none if the command is unknown.
   *
   * @throws TrailUnavailableException if it cannot be read at the moment
   */
  List<RecordedEvent> events(CommandId id);

  /**
   * Chunks of a command's result in their order; fewer than asked for only at its end.
   *
   * @throws TrailUnavailableException if they cannot be read at the moment
   */
  List<ResultChunk> chunks(CommandId id, int first, int count);
}
