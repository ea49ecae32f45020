package io.countersign.platform.http;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient ProblemType type;
  private final String detail;
  private final @Nullable Duration retryAfter;

  /**
   * @param detail what was wrong, and what to do
   */
  public ProblemException(ProblemType type, String detail) {
    this(type, detail, null);
  }

  /**
   * @param retryAfter when trying again makes sense
   */
  public ProblemException(ProblemType type, String detail, @Nullable Duration retryAfter) {
    super(type.code() + ": " + detail);
    this.type = type;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }

  public ProblemType type() {
    return type;
  }

  public Problem problem() {
    return Problem.of(type, detail);
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
