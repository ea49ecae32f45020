package io.countersign.audit.retention;

import io.countersign.audit.CommandFilter;

/** Understands what holds are placed on. */
public interface Scopes {
  /**
   * @param scope as parameters of a query for commands, such as {@code
   *     agent=night-agent&table=orders}
   * @throws IllegalArgumentException if it cannot be understood; the message says why
   */
  CommandFilter read(String scope);
}
