package io.countersign.intake;

import io.countersign.contracts.CommandId;

/**
 * Kafka did not acknowledge in time what a caller asked for, so it may or may not have been
 * recorded. The trail will tell.
 */
public final class NotSurelyRecordedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What a caller asked for. */
  public enum Request {
    SUBMISSION,
    CANCELLATION,
    COMMENT
  }

  private final transient CommandId commandId;
  private final Request request;

  NotSurelyRecordedException(CommandId commandId, Request request, Throwable cause) {
    super("command " + commandId + ": its " + request + " is not surely recorded", cause);
    this.commandId = commandId;
    this.request = request;
  }

  public CommandId commandId() {
    return commandId;
  }

  public Request request() {
    return request;
  }
}
