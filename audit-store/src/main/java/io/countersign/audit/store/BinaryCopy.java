package io.countersign.audit.store;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes rows in PostgreSQL's binary COPY format (PostgreSQL 18 manual, COPY, "Binary Format"). */
final class BinaryCopy {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final int NULL = -1;
  private static final int BYTEA = 17;
  private final DataOutputStream out;

  BinaryCopy(OutputStream out) throws IOException {
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

  void end() throws IOException {
    out.writeShort(-1);
    out.flush();
  }
}
