package io.countersign.executor.store;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.WarrantId;
import io.countersign.executor.Claim;
import io.countersign.executor.ClaimLostException;
import io.countersign.executor.Claims;
import io.countersign.executor.Run;
import io.countersign.executor.TargetTransaction;
import io.countersign.platform.event.PreparedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Claims in PostgreSQL: each step is one statement, committed by itself. */
public final class JdbcClaims implements Claims {
  /** The unique keys decide who is first; the second condition, whether there is still a point. */
  private static final String CLAIM =
      """
      INSERT INTO claim (warrant_id, command_id, execution_id, data_source, access, state, instance, run,
        claimed_at)
      SELECT ?, ?, ?, ?, ?, 'claimed', ?, ?, ?
      WHERE NOT EXISTS (SELECT FROM cancelled_command WHERE command_id = ?)
      ON CONFLICT DO NOTHING\
      """;

  private static final String USE_UP =
      """
      INSERT INTO claim (warrant_id, command_id, execution_id, data_source, access, state, instance, run,
        claimed_at, finished_event_id, finished_session, finished_previous, finished_trace, finished_value)
      VALUES (?, ?, ?, ?, ?, 'finished', ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING\
      """;

  private static final String FIND =
      """
      SELECT * FROM claim WHERE warrant_id = ? OR command_id = ?
      ORDER BY (warrant_id = ?) DESC LIMIT 1\
      """;

  private static final String HELD = " WHERE warrant_id = ? AND run = ? AND state <> 'finished'";

  private static final String BEGAN =
      "UPDATE claim SET state = 'writing', transaction_id = ?, backend = ?, last_event = ?,"
          + " changed_at = now()"
          + HELD;

  private static final String CHANGED =
      "UPDATE claim SET rows_changed = ?, last_event = ?, changed_at = now()" + HELD;

  private static final String FINISH =
      "UPDATE claim SET state = 'finished', finished_event_id = ?, finished_session = ?,"
          + " finished_previous = ?, finished_trace = ?, finished_value = ?, changed_at = now()"
          + HELD;

  private static final String TAKE_OVER =
      "UPDATE claim SET instance = ?, run = ?, changed_at = now()" + HELD;

  private static final String IS_ALIVE =
      "SELECT FROM executor_run WHERE id = ? AND seen_at > now() - make_interval(secs => ?)";

  private static final String CANCEL =
      "INSERT INTO cancelled_command (command_id) SELECT unnest(?::uuid[]) ON CONFLICT DO NOTHING";

  private final Database database;
  private final Duration lease;

  /**
   * @param lease how long after its last sign of life a run counts as alive
   */
  public JdbcClaims(DataSource dataSource, Duration lease) {
    this.database = new Database(dataSource);
    this.lease = lease;
  }

  @Override
  public Claiming claim(Claim claim) {
    if (database.update(CLAIM, with(columns(claim), claim.commandId().value())) == 1) {
      return new Claiming.Claimed(claim);
    }
    return find(claim.warrantId(), claim.commandId())
        .<Claiming>map(Claiming.Taken::new)
        .orElseGet(Claiming.Cancelled::new);
  }

  @Override
  public boolean useUp(Claim claim, PreparedEvent event) {
    return database.update(USE_UP, with(columns(claim), columns(event))) == 1;
  }

  @Override
  public Optional<Claim> find(WarrantId warrant, CommandId command) {
    return database.query(FIND, ClaimRow::read, warrant.value(), command.value(), warrant.value());
  }

  @Override
  public void began(Claim claim, TargetTransaction transaction, Digest lastEvent) {
    held(claim, BEGAN, transaction.id(), transaction.backend(), lastEvent.text());
  }

  @Override
  public void changed(Claim claim, long rowsChanged, Digest lastEvent) {
    held(claim, CHANGED, rowsChanged, lastEvent.text());
  }

  @Override
  public void finish(Claim claim, PreparedEvent event) {
    held(claim, FINISH, columns(event));
  }

  @Override
  public boolean takeOver(Claim claim, Run newHolder) {
    return database.update(
            TAKE_OVER,
            newHolder.instance(),
            newHolder.id(),
            claim.warrantId().value(),
            claim.holder().id())
        == 1;
  }

  @Override
  public boolean isAlive(Run run) {
    return database.query(IS_ALIVE, row -> true, run.id(), (double) lease.toSeconds()).isPresent();
  }

  @Override
  public void cancelled(Collection<CommandId> commands) {
    UUID[] ids = commands.stream().map(CommandId::value).toArray(UUID[]::new);
    database.update(CANCEL, List.of(ids).toString().replace('[', '{').replace(']', '}'));
  }

  private static @Nullable Object[] columns(Claim claim) {
    return new @Nullable Object[] {
      claim.warrantId().value(),
      claim.commandId().value(),
      claim.executionId().value(),
      claim.dataSource(),
      claim.access().name(),
      claim.holder().instance(),
      claim.holder().id(),
      claim.claimedAt().atOffset(ZoneOffset.UTC)
    };
  }

  private static @Nullable Object[] columns(PreparedEvent event) {
    return new @Nullable Object[] {
      event.id().value(),
      event.sessionId() == null ? null : event.sessionId().value(),
      event.previous() == null ? null : event.previous().text(),
      event.trace().traceparent(),
      new String(event.value(), StandardCharsets.UTF_8)
    };
  }

  private static @Nullable Object[] with(
      @Nullable Object[] values, @Nullable Object... furtherValues) {
    @Nullable Object[] all = Arrays.copyOf(values, values.length + furtherValues.length);
    System.arraycopy(furtherValues, 0, all, values.length, furtherValues.length);
    return all;
  }

  private void held(Claim claim, String sql, @Nullable Object... values) {
    if (database.update(sql, with(values, claim.warrantId().value(), claim.holder().id())) == 0) {
      throw new ClaimLostException(claim.warrantId());
    }
  }
}
