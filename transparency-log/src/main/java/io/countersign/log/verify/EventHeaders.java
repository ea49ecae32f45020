package io.countersign.log.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.countersign.log.record.LogHeader;
import io.countersign.log.record.LogRecord;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the headers say of an event (CloudEvents, Kafka binding); the last of a name counts. */
@SuppressWarnings("ArrayRecordComponent") // Read and dropped; never compared.
record EventHeaders(@Nullable String[] values) {
  private static final byte[][] NAMES = {
    name("ce_type"),
    name("ce_id"),
    name("ce_subject"),
    name("ce_previous"),
    name("ce_producer"),
    name("ce_epoch"),
    name("ce_sequence")
  };

  private static byte[] name(String name) {
    return name.getBytes(UTF_8);
  }

  /** Reads all of them at once: a verifier does so for every record. */
  static EventHeaders of(LogRecord r) {
    @Nullable String[] values = new String[NAMES.length];
    for (LogHeader header : r.headers()) {
      int place = place(header.name());
      if (place >= 0) {
        byte[] value = header.value();
        values[place] = value == null ? null : new String(value, UTF_8);
      }
    }
    return new EventHeaders(values);
  }

  private static int place(byte[] name) {
    for (int i = 0; i < NAMES.length; i++) {
      if (Arrays.equals(NAMES[i], name)) {
        return i;
      }
    }
    return -1;
  }

  @Nullable String type() {
    return values[0];
  }

  @Nullable String id() {
    return values[1];
  }

  @Nullable String subject() {
    return values[2];
  }

  @Nullable String previous() {
    return values[3];
  }

  Optional<String> producer() {
    return Optional.ofNullable(values[4]);
  }

  Optional<String> epoch() {
    return Optional.ofNullable(values[5]);
  }

  Optional<String> sequence() {
    return Optional.ofNullable(values[6]);
  }
}
