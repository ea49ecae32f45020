package io.countersign.audit.store;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.PGCopyOutputStream;

/** Writes rows in PostgreSQL's binary COPY format (PostgreSQL 18 manual, COPY, "Binary Format"). */
final class BinaryCopy {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final int NULL = -1;
  private static final int BYTEA = 17;
  private static final int JSONB_VERSION = 1;
  private static final int BUFFER_BYTES = 1 << 16;
  private final DataOutputStream out;

  /** What writes rows. */
  @FunctionalInterface
  interface Rows {
    void write(BinaryCopy rows) throws IOException;
  }

  /**
   * @param copy a statement {@code COPY … FROM STDIN (FORMAT binary)}
   */
  static void into(Connection connection, String copy, Rows writer) throws SQLException {
    CopyIn running = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(copy);
    try {
      BinaryCopy rows =
          new BinaryCopy(
              new BufferedOutputStream(
                  new PGCopyOutputStream(running, BUFFER_BYTES), BUFFER_BYTES));
      writer.write(rows);
      rows.end();
      running.endCopy();
    } catch (IOException e) {
      throw e.getCause() instanceof SQLException sql ? sql : new SQLException("COPY broke off", e);
    } finally {
      if (running.isActive()) {
        running.cancelCopy();
      }
    }
  }

  private BinaryCopy(OutputStream out) throws IOException {
    this.out = new DataOutputStream(out);
    this.out.write(SIGNATURE);
    this.out.writeInt(0);
    this.out.writeInt(0);
  }

  void row(int columns) throws IOException {
    out.writeShort(columns);
  }

  void text(@Nullable String value) throws IOException {
    bytes(value == null ? null : PostgresText.bytes(value));
  }

  void integer(@Nullable Integer value) throws IOException {
    if (value == null) {
      out.writeInt(NULL);
    } else {
      out.writeInt(Integer.BYTES);
      out.writeInt(value);
    }
  }

  void bigint(@Nullable Long value) throws IOException {
    if (value == null) {
      out.writeInt(NULL);
    } else {
      out.writeInt(Long.BYTES);
      out.writeLong(value);
    }
  }

  void uuid(@Nullable UUID value) throws IOException {
    if (value == null) {
      out.writeInt(NULL);
    } else {
      out.writeInt(2 * Long.BYTES);
      out.writeLong(value.getMostSignificantBits());
      out.writeLong(value.getLeastSignificantBits());
    }
  }

  void date(LocalDate value) throws IOException {
    integer(PostgresTime.days(value));
  }

  void time(Instant value) throws IOException {
    bigint(PostgresTime.microseconds(value));
  }

  void bytes(byte @Nullable [] value) throws IOException {
    if (value == null) {
      out.writeInt(NULL);
    } else {
      out.writeInt(value.length);
      out.write(value);
    }
  }

  /** One-dimensional {@code bytea[]}: dimensions, has nulls, element type, size, lower bound. */
  void byteArrays(List<byte @Nullable []> values) throws IOException {
    int dimensions = values.isEmpty() ? 0 : 1;
    int size = 3 * Integer.BYTES + dimensions * 2 * Integer.BYTES;
    for (byte[] value : values) {
      size += Integer.BYTES + (value == null ? 0 : value.length);
    }
    out.writeInt(size);
    out.writeInt(dimensions);
    out.writeInt(values.contains(null) ? 1 : 0);
    out.writeInt(BYTEA);
    if (dimensions > 0) {
      out.writeInt(values.size());
      out.writeInt(1);
    }
    for (byte[] value : values) {
      bytes(value);
    }
  }

  void json(@Nullable String value) throws IOException {
    if (value == null) {
      out.writeInt(NULL);
    } else {
      byte[] text = PostgresText.bytes(value);
      out.writeInt(1 + text.length);
      out.writeByte(JSONB_VERSION);
      out.write(text);
    }
  }

  private void end() throws IOException {
    out.writeShort(-1);
    out.flush();
  }
}
