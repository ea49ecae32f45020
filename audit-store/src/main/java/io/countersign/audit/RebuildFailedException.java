package io.countersign.audit;

/** The rebuild of a table was given up; the table is as it was. */
public final class RebuildFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RebuildFailedException(String message) {
    super(message);
  }
}
