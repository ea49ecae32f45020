package io.countersign.executor.session;

import java.time.Duration;

/** How much sessions may take: each keeps a connection, and perhaps locks, from others. */
public interface SessionSettings {
  /** How long a session may be without a command; the time that people take to approve counts. */
  Duration idle();

  /** How long a session may last in all. */
  Duration total();

  /** How many may be open at a time on one data source. */
  int perDataSource();

  /** How many one principal may have open at a time. */
  int perPrincipal();
}
