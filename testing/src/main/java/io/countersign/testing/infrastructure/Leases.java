package io.countersign.testing.infrastructure;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Who needs the process, by process number of the test JVM, and since when nobody does. */
final class Leases {
  private final Supplier<Lease> newLease;
  private final LongSupplier nanoTime;
  private final Map<String, Lease> leases = new HashMap<>();
  private final Map<String, Integer> connections = new HashMap<>();
  private long idleSince;
  private boolean ending;

  Leases(Supplier<Lease> newLease, LongSupplier nanoTime) {
    this.newLease = newLease;
    this.nanoTime = nanoTime;
    this.idleSince = nanoTime.getAsLong();
  }

  /**
   * One more connection of this process.
   *
   * @throws IllegalStateException if the infrastructure process is about to end
   */
  synchronized Lease connected(String process) {
    if (ending) {
      throw new IllegalStateException("the infrastructure process is ending");
    }
    connections.merge(process, 1, Integer::sum);
    return leases.computeIfAbsent(process, p -> newLease.get());
  }

  /** One connection less; the last one ends the lease. */
  synchronized void disconnected(String process) {
    if (connections.merge(process, -1, Integer::sum) > 0) {
      return;
    }
    connections.remove(process);
    Lease lease = leases.remove(process);
    if (lease != null) {
      lease.end();
    }
    idleSince = nanoTime.getAsLong();
  }

  /** Lets nobody in any more, if nobody has been here for this long. */
  synchronized boolean endIfIdle(Duration linger) {
    boolean idle = leases.isEmpty() && nanoTime.getAsLong() - idleSince >= linger.toNanos();
    ending |= idle;
    return ending;
  }

  /** Lets nobody in any more, if only this process is here. */
  synchronized boolean endIfAlone(String process) {
    ending |=
        leases.keySet().equals(Set.of(process))
            && Integer.valueOf(1).equals(connections.get(process));
    return ending;
  }
}
