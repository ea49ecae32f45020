package io.countersign.intake;

import org.jspecify.annotations.Nullable;

/** What is recorded of a command cannot be read at the moment. */
public final class TrailUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TrailUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
