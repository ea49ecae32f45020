package io.countersign.testing.infrastructure;

import java.util.ArrayDeque;
import java.util.Deque;

/** What was started, to be stopped in reverse order, each even if another does not stop. */
final class Started implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Started.class.getName());

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();

  synchronized <T extends AutoCloseable> T add(T part) {
    parts.push(part);
    return part;
  }

  @Override
  public synchronized void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.WARNING, "did not stop: " + part, e);
      }
    }
  }
}
