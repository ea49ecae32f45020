package io.countersign.audit.ocsf;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.audit.CommandSummary;
import io.countersign.audit.TrailEvent;
import io.countersign.contracts.CommandId;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The trail as OCSF events, one for each entry. A denial and the end of a run are Datastore
 * Activity, all else is API Activity.
 */
public final class OcsfEvents {
  private static final String FINISHED = "ExecutionFinished";
  private static final String DECIDED = "CommandDecided";
  private static final String DENIED = "denied";
  private final Function<CommandId, Optional<CommandSummary>> commands;

  /**
   * @param commands finds the command that an event is about, as far as it is known
   */
  public OcsfEvents(Function<CommandId, Optional<CommandSummary>> commands) {
    this.commands = commands;
  }

  public JsonNode of(CommandSummary command) {
    return DatastoreActivity.of(command).finished();
  }

  public JsonNode of(TrailEvent event) {
    return of(event, null);
  }

  /**
   * @param index of the event's leaf in the ledger; absent where it is not known
   */
  public JsonNode of(TrailEvent event, @Nullable Long index) {
    return object(event)
        .message(event.summary())
        .metadata("uid", event.id() == null ? event.position() : event.id())
        .metadata("correlation_uid", event.commandId())
        .metadata("event_code", EventNames.shortName(event))
        .metadata("log_name", event.position().topic())
        .unmapped("record", event.position())
        .unmapped("ledger_index", index)
        .unmapped("digest", event.digest())
        .unmapped("duplicate_of", event.duplicateOf())
        .unmapped("flaw", event.flaw())
        .finished();
  }

  private OcsfObject object(TrailEvent event) {
    return command(event)
        .map(c -> DatastoreActivity.of(c, event.time()))
        .orElseGet(() -> ApiActivity.of(event));
  }

  private Optional<CommandSummary> command(TrailEvent event) {
    String type = EventNames.shortName(event);
    CommandId id = event.commandId();
    if (id == null || !(type.equals(FINISHED) || type.equals(DECIDED))) {
      return Optional.empty();
    }
    return commands.apply(id).filter(c -> type.equals(FINISHED) || DENIED.equals(c.decision()));
  }
}
