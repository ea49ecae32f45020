package io.countersign.audit;

import java.time.Duration;

/** A question to the trail took longer than it may. */
public final class QueryTooLongException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public QueryTooLongException(Duration limit, Throwable cause) {
    super("the query did not end within " + limit.toSeconds() + " seconds", cause);
  }
}
