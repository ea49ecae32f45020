package io.countersign.approval.notice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Who is told, and when they are not to be disturbed. */
record Recipient(String channel, String target, @Nullable QuietHours quietHours) {
  Instant from(Instant now, boolean urgent) {
    return urgent || quietHours == null ? now : quietHours.endAfter(now);
  }
}
