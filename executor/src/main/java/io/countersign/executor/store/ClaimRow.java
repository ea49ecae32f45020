package io.countersign.executor.store;

import io.countersign.contracts.Access;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.WarrantId;
import io.countersign.contracts.event.EventId;
import io.countersign.contracts.event.EventType;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.executor.Claim;
import io.countersign.executor.Progress;
import io.countersign.executor.Run;
import io.countersign.executor.TargetTransaction;
import io.countersign.platform.event.PreparedEvent;
import io.countersign.platform.event.TraceContext;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code claim}. */
final class ClaimRow {
  private static final EventType FINISHED =
      EventType.all().stream()
          .filter(t -> t.data().equals(ExecutionFinished.class))
          .findFirst()
          .orElseThrow();

  private ClaimRow() {}

  static Claim read(ResultSet row) throws SQLException {
    CommandId command = new CommandId(uuid(row, "command_id"));
    return new Claim(
        new WarrantId(uuid(row, "warrant_id")),
        command,
        new ExecutionId(uuid(row, "execution_id")),
        row.getString("data_source"),
        Access.valueOf(row.getString("access")),
        new Run(row.getString("instance"), uuid(row, "run")),
        row.getObject("claimed_at", OffsetDateTime.class).toInstant(),
        progress(row, command));
  }

  private static Progress progress(ResultSet row, CommandId command) throws SQLException {
    return switch (row.getString("state")) {
      case "claimed" -> new Progress.Claimed();
      case "writing" ->
          new Progress.Writing(
              new TargetTransaction(row.getString("transaction_id"), row.getInt("backend")),
              row.getLong("rows_changed"),
              Digest.parse(row.getString("last_event")));
      case "finished" -> new Progress.Finished(finished(row, command));
      default -> throw new SQLException("a claim has an unknown state");
    };
  }

  private static PreparedEvent finished(ResultSet row, CommandId command) throws SQLException {
    @Nullable UUID session = row.getObject("finished_session", UUID.class);
    @Nullable String previous = row.getString("finished_previous");
    return new PreparedEvent(
        FINISHED,
        new EventId(uuid(row, "finished_event_id")),
        session == null ? null : new SessionId(session),
        command,
        previous == null ? null : Digest.parse(previous),
        TraceContext.parse(row.getString("finished_trace")).orElseThrow(),
        row.getString("finished_value").getBytes(StandardCharsets.UTF_8));
  }

  private static UUID uuid(ResultSet row, String column) throws SQLException {
    return row.getObject(column, UUID.class);
  }
}
