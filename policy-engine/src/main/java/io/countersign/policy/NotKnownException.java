package io.countersign.policy;

/** A condition asked for something of which nothing is known. */
final class NotKnownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotKnownException(String what) {
    super(what + " is not known");
  }
}
