package io.countersign.local;

import org.jspecify.annotations.Nullable;

/** A part did not start; the message names it, says why, and what to do where that is known. */
public class StartFailedException extends RuntimeException {
  private final String part;

  public StartFailedException(String part, String reason, @Nullable Throwable cause) {
    super(part + " did not start: " + reason, cause);
    this.part = part;
  }

  public StartFailedException(String part, String reason) {
    this(part, reason, null);
  }

  /** What did not start. */
  public String part() {
    return part;
  }
}
