package io.countersign.local.suite;

import java.time.Duration;

/** Told how the start goes. */
public interface Progress {
  /** The part is ready. Called from several threads. */
  void ready(String part, Duration elapsed);

  /** Nobody is told. */
  static Progress silent() {
    return (part, elapsed) -> {};
  }
}
