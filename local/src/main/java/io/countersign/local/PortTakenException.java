package io.countersign.local;

/** A part cannot start since another program listens on its port. */
public final class PortTakenException extends StartFailedException {
  public PortTakenException(String part, int port, Throwable cause) {
    super(
        part,
        "port " + port + " is taken by another program. Stop that program, or give another port",
        cause);
  }
}
