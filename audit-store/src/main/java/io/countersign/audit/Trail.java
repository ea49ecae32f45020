package io.countersign.audit;

import io.countersign.contracts.CommandId;
import io.countersign.platform.event.RecordPosition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was stored, for those who ask. */
public interface Trail {
  /** Events, latest first. */
  Page<TrailEvent, EventCursor> events(EventFilter filter, @Nullable EventCursor after, int limit);

  /** Events that are stored from now on. */
  Tail tail(EventFilter filter);

  /** Commands, latest first. */
  Page<CommandSummary, CommandCursor> commands(
      CommandFilter filter, @Nullable CommandCursor after, int limit);

  Optional<CommandSummary> command(CommandId id);

  /**
   * All events of a command, in any order, without second deliveries and without poison, which may
   * claim to be about any command. Values beyond a budget of bytes, and those of result chunks, are
   * left out.
   */
  List<TrailEvent> eventsOf(CommandId id);

  /**
   * Values of result chunks, in order of their index. As many as fit into a budget of bytes, and at
   * least one if there is one.
   */
  List<byte[]> resultChunks(CommandId id, int firstChunk, int chunks);

  /** What of the command's result is not among its chunks, by the reason for it. */
  List<LeftOut> resultsLeftOut(CommandId id);

  Optional<StoredRecord> record(RecordPosition position);
}
