package io.countersign.audit.http;

import io.countersign.audit.CommandCursor;
import io.countersign.audit.EventCursor;
import io.countersign.audit.RowCursor;
import io.countersign.contracts.CommandId;
import io.countersign.platform.event.RecordPosition;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Cursors as text that callers hand back but need not understand. */
final class Cursors {
  private static final String SEPARATOR = " ";

  private Cursors() {}

  static @Nullable String text(@Nullable EventCursor cursor) {
    if (cursor == null) {
      return null;
    }
    RecordPosition position = cursor.position();
    return encode(cursor.time(), position.topic(), position.partition(), position.offset());
  }

  static @Nullable String text(@Nullable RowCursor cursor) {
    if (cursor == null) {
      return null;
    }
    RecordPosition position = cursor.position();
    return encode(
        cursor.time(), position.topic(), position.partition(), position.offset(), cursor.place());
  }

  static @Nullable String text(@Nullable CommandCursor cursor) {
    return cursor == null ? null : encode(cursor.time(), cursor.id());
  }

  /**
   * @throws IllegalArgumentException if it is not a cursor of this list
   */
  static EventCursor event(String text) {
    String[] parts = decode(text, 4);
    return new EventCursor(Instant.parse(parts[0]), position(parts));
  }

  /**
   * @throws IllegalArgumentException if it is not a cursor of this list
   */
  static RowCursor row(String text) {
    String[] parts = decode(text, 5);
    return new RowCursor(Instant.parse(parts[0]), position(parts), Integer.parseInt(parts[4]));
  }

  private static RecordPosition position(String[] parts) {
    return new RecordPosition(parts[1], Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
  }

  /**
   * @throws IllegalArgumentException if it is not a cursor of this list
   */
  static CommandCursor command(String text) {
    String[] parts = decode(text, 2);
    return new CommandCursor(Instant.parse(parts[0]), CommandId.parse(parts[1]));
  }

  private static String encode(Object... parts) {
    StringBuilder text = new StringBuilder();
    for (Object part : parts) {
      text.append(text.isEmpty() ? "" : SEPARATOR).append(part);
    }
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String[] decode(String text, int count) {
    String[] parts =
        new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8)
            .split(SEPARATOR, -1);
    if (parts.length != count) {
      throw new IllegalArgumentException("not a cursor of this list");
    }
    return parts;
  }
}
