package io.countersign.evaluator;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.event.CommandDecided;
import io.countersign.platform.event.EventLink;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/**
 * The commands that wait for being measured: a fold over decisions, so that a restart finds them
 * again. Thread-safe.
 */
public final class PendingMeasurements {
  /** Far more than are decided again while their first decision is told once more. */
  private static final int SETTLED = 10_000;

  /** Of more than that the rest is not waited for, so that memory is bounded. */
  private static final int MOST = 10_000;

  private final Duration patience;
  private final Map<CommandId, PendingMeasurement> pending = new LinkedHashMap<>();
  private final Bounded<CommandId, Boolean> settled = new Bounded<>(SETTLED);

  /**
   * @param patience how long after the first decision an answer is expected
   */
  public PendingMeasurements(Duration patience) {
    this.patience = patience;
  }

  /**
   * Learns of a decision, from whichever instance.
   *
   * @param at when it was recorded
   */
  public synchronized void decided(
      CommandDecided decided, EventLink link, int partition, Instant at) {
    CommandId id = decided.commandId();
    if (!(decided.decision() instanceof Decision.MeasureFirst(var method))) {
      if (pending.containsKey(id) || decided.impact() != null) {
        settle(id);
      }
    } else if (settled.get(id) == null) {
      Instant until = pending.size() < MOST ? at.plus(patience) : at;
      pending.putIfAbsent(
          id,
          new PendingMeasurement(
              decided.command(),
              method,
              decided.decidedAt(),
              decided.redecides(),
              link,
              partition,
              until));
      notifyAll();
    }
  }

  /**
   * Takes it, so that it is decided once; empty if it does not wait, or not any more.
   *
   * @param patience how long to wait for being told of a command that is not known at all
   */
  public synchronized Optional<PendingMeasurement> take(CommandId command, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    long left = patience.toMillis();
    while (!pending.containsKey(command) && settled.get(command) == null && left > 0) {
      try {
        wait(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
      left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    }
    PendingMeasurement taken = pending.get(command);
    if (taken != null) {
      settle(command);
    }
    return Optional.ofNullable(taken);
  }

  /** Takes those on these partitions whose time has come. */
  public synchronized List<PendingMeasurement> takeOverdue(Instant now, IntPredicate partitions) {
    List<PendingMeasurement> overdue =
        pending.values().stream()
            .filter(p -> !now.isBefore(p.until()) && partitions.test(p.partition()))
            .toList();
    overdue.forEach(p -> settle(p.commandId()));
    return overdue;
  }

  public synchronized int size() {
    return pending.size();
  }

  private void settle(CommandId command) {
    pending.remove(command);
    settled.put(command, true);
    notifyAll();
  }
}
