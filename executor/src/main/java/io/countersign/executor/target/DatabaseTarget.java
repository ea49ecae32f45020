package io.countersign.executor.target;

import io.countersign.executor.Target;

/** A target with connections of its own. */
public interface DatabaseTarget extends Target, AutoCloseable {
  @Override
  void close();
}
