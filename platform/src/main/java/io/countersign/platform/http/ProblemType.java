package io.countersign.platform.http;

/**
 * A kind of thing that can go wrong for a caller. Each service lists its own in one enum, next to
 * the status.
 */
public interface ProblemType {
  /** The HTTP status. */
  int status();

  /** The last part of the problem's {@code type} URI: stable, for programs to switch on. */
  String code();

  /** A short summary that does not change from occurrence to occurrence. */
  String title();
}
