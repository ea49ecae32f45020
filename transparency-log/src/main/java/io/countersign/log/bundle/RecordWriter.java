package io.countersign.log.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.record.LogHeader;
import io.countersign.log.record.LogRecord;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes records one after the other. Each is one byte for its kind (0 missing, 1 kept, 2 without
 * value, 3 disposed of), and for kinds 1 and 2: topic, partition (4 bytes), offset (8), timestamp
 * (8), key, number of headers (4), name and value of each, value. Topic, key, names and values are
 * a length (4 bytes; −1 if absent) and bytes. Numbers are big-endian.
 */
final class RecordWriter {
  static final int MISSING = 0;
  static final int KEPT = 1;
  static final int WITHOUT_VALUE = 2;
  static final int DISPOSED = 3;

  private final DataOutputStream out;

  RecordWriter(OutputStream out) {
    this.out = new DataOutputStream(out);
  }

  void write(StoredRecord stored) throws IOException {
    switch (stored) {
      case StoredRecord.Missing _ -> out.write(MISSING);
      case StoredRecord.Disposed _ -> out.write(DISPOSED);
      case StoredRecord.Kept kept -> write(KEPT, kept.record(), kept.record().value());
      case StoredRecord.WithoutValue rest -> write(WITHOUT_VALUE, rest.record(), null);
    }
  }

  private void write(int kind, LogRecord r, byte @Nullable [] value) throws IOException {
    out.write(kind);
    bytes(r.topic().getBytes(UTF_8));
    out.writeInt(r.partition());
    out.writeLong(r.offset());
    out.writeLong(r.timestamp());
    bytes(r.key());
    out.writeInt(r.headers().size());
    for (LogHeader header : r.headers()) {
      bytes(header.name());
      bytes(header.value());
    }
    bytes(value);
  }

  private void bytes(byte @Nullable [] bytes) throws IOException {
    out.writeInt(bytes == null ? -1 : bytes.length);
    if (bytes != null) {
      out.write(bytes);
    }
  }

  void flush() throws IOException {
    out.flush();
  }
}
