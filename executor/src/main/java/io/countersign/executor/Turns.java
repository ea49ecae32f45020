package io.countersign.executor;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets so many at a time do something, and of these so many for the same principal, in the order in
 * which they came: whoever has as many as one may have is overtaken by others.
 */
public final class Turns {
  private final int total;
  private final int each;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Integer> taken = new HashMap<>();
  private final Set<Waiting> waiting = new LinkedHashSet<>();
  private int running;

  private static final class Waiting {
    private final String principal;
    private final Condition called;
    private boolean admitted;
    private boolean givenUp;

    Waiting(String principal, Condition called) {
      this.principal = principal;
      this.called = called;
    }
  }

  /**
   * @param each how many of the total one principal may have
   */
  public Turns(int total, int each) {
    if (total < 1 || each < 1) {
      throw new IllegalArgumentException("at least one at a time must have its turn");
    }
    this.total = total;
    this.each = Math.min(total, each);
  }

  /**
   * Takes a turn without waiting, to be given back by {@link #giveBack}.
   *
   * @return false if there is none now
   */
  public boolean take(String principal) {
    lock.lock();
    try {
      boolean free = hasRoom(principal) && !waits(principal);
      if (free) {
        admit(principal);
      }
      return free;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a turn, to be given back by {@link #giveBack}.
   *
   * @param cancellation ends the waiting at once
   * @return false if there was none for that long
   */
  public boolean take(String principal, Duration patience, Cancellation cancellation)
      throws InterruptedException {
    Waiting self = new Waiting(principal, lock.newCondition());
    cancellation.onRequest(() -> giveUp(self));
    try {
      return await(self, patience.toNanos());
    } finally {
      cancellation.detach();
    }
  }

  /** Ends a turn. */
  public void giveBack(String principal) {
    lock.lock();
    try {
      running--;
      taken.computeIfPresent(principal, (p, count) -> count == 1 ? null : count - 1);
      callNext();
    } finally {
      lock.unlock();
    }
  }

  private boolean await(Waiting self, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      waiting.add(self);
      callNext();
      long left = nanos;
      while (!self.admitted && !self.givenUp && left > 0) {
        left = self.called.awaitNanos(left);
      }
      return self.admitted;
    } catch (InterruptedException e) {
      if (self.admitted) {
        giveBack(self.principal);
      }
      throw e;
    } finally {
      waiting.remove(self);
      lock.unlock();
    }
  }

  private void giveUp(Waiting self) {
    lock.lock();
    try {
      self.givenUp = true;
      self.called.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The first who may, not the first of all. */
  private void callNext() {
    for (Waiting next : waiting) {
      if (!next.admitted && !next.givenUp && hasRoom(next.principal)) {
        next.admitted = true;
        admit(next.principal);
        next.called.signal();
      }
    }
  }

  private void admit(String principal) {
    running++;
    taken.merge(principal, 1, Integer::sum);
  }

  private boolean hasRoom(String principal) {
    return running < total && taken.getOrDefault(principal, 0) < each;
  }

  private boolean waits(String principal) {
    return waiting.stream().anyMatch(w -> w.principal.equals(principal));
  }
}
