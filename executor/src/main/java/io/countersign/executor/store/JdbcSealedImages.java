package io.countersign.executor.store;

import io.countersign.contracts.CanonicalForm;
import io.countersign.contracts.ExecutionId;
import io.countersign.contracts.TableName;
import io.countersign.executor.KeptName;
import io.countersign.executor.KeptUndo;
import io.countersign.executor.SealedImages;
import io.countersign.executor.Undo;
import io.countersign.executor.sealed.Seal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import javax.sql.DataSource;

/** Sealed images in PostgreSQL, which never sees what they hold. */
public final class JdbcSealedImages implements SealedImages {
  private static final String KEEP =
      """
      INSERT INTO sealed_image (execution_id, number, data_source, transaction_id, table_name, sql, row_count,
        key_id, nonce, sealed, kept_until)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (execution_id, number) DO UPDATE SET data_source = excluded.data_source,
        transaction_id = excluded.transaction_id, table_name = excluded.table_name, sql = excluded.sql,
        row_count = excluded.row_count, key_id = excluded.key_id, nonce = excluded.nonce,
        sealed = excluded.sealed, kept_until = excluded.kept_until\
      """;

  private static final String FIND =
      "SELECT * FROM sealed_image WHERE execution_id = ? AND number = ?";

  private static final String TOOK_EFFECT =
      "UPDATE sealed_image SET took_effect = true WHERE execution_id = ?";

  private static final String FORGET = "DELETE FROM sealed_image WHERE execution_id = ?";

  private final Database database;
  private final Seal seal;
  private final Settings settings;
  private final Clock clock;

  /** What it keeps, and for how long. */
  public record Settings(int maximumBytes, Duration retention) {}

  public JdbcSealedImages(DataSource dataSource, Seal seal, Settings settings, Clock clock) {
    this.database = new Database(dataSource);
    this.seal = seal;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public int maximumBytes() {
    return settings.maximumBytes();
  }

  @Override
  public Instant keep(KeptName name, Undo undo, Written written) {
    Seal.Sealed sealed = seal.seal(undo.values(), belongsTo(name, undo, written));
    Instant until = clock.instant().plus(settings.retention()).truncatedTo(ChronoUnit.MILLIS);
    database.update(
        KEEP,
        name.execution().value(),
        name.number(),
        written.dataSource(),
        written.transaction(),
        undo.table().toString(),
        undo.sql(),
        undo.rows(),
        sealed.keyId(),
        sealed.nonce(),
        sealed.bytes(),
        until.atOffset(ZoneOffset.UTC));
    return until;
  }

  @Override
  public Optional<KeptUndo> find(KeptName name) {
    return database.query(FIND, row -> read(row, name), name.execution().value(), name.number());
  }

  private KeptUndo read(ResultSet row, KeptName name) throws SQLException {
    Undo sealed =
        new Undo(
            TableName.parse(row.getString("table_name")),
            row.getString("sql"),
            "",
            row.getLong("row_count"));
    Written written = new Written(row.getString("data_source"), row.getString("transaction_id"));
    String values =
        seal.open(
            new Seal.Sealed(row.getString("key_id"), row.getBytes("nonce"), row.getBytes("sealed")),
            belongsTo(name, sealed, written));
    return new KeptUndo(
        new Undo(sealed.table(), sealed.sql(), values, sealed.rows()),
        written,
        row.getObject("kept_until", OffsetDateTime.class).toInstant(),
        row.getBoolean("took_effect"));
  }

  @Override
  public void settle(ExecutionId execution, boolean tookEffect) {
    database.update(tookEffect ? TOOK_EFFECT : FORGET, execution.value());
  }

  private static byte[] belongsTo(KeptName name, Undo undo, Written written) {
    return CanonicalForm.of("countersign.sealed-image.v1")
        .value(name.execution())
        .value(name.number())
        .text(written.dataSource())
        .text(written.transaction())
        .value(undo.table())
        .text(undo.sql())
        .value(undo.rows())
        .toBytes();
  }
}
