package io.countersign.approval.slack;

import org.jspecify.annotations.Nullable;

/**
 * What came in, as it came.
 *
 * @param retry which repetition it says to be; absent for none
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Callback(
    byte[] body,
    @Nullable String timestampOrNone,
    @Nullable String signature,
    @Nullable String retry) {
  String timestamp() {
    return timestampOrNone == null ? "" : timestampOrNone;
  }

  boolean isRetry() {
    return retry != null;
  }
}
