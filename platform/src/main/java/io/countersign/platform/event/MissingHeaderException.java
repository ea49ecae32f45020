package io.countersign.platform.event;

/** A record lacks what every event has. */
final class MissingHeaderException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String header;

  MissingHeaderException(String header) {
    super("the header " + header + " is absent");
    this.header = header;
  }

  String header() {
    return header;
  }
}
