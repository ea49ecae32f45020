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
   * Waits for a turn, to be given back by {@link #giveBack}.
   *
   * @return false if there was none for that long
   */
  public boolean take(String principal, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (hasRoom(principal) && !waits(principal)) {
        admit(principal);
        return true;
      }
      return await(new Waiting(principal, lock.newCondition()), patience.toNanos());
    } finally {
      lock.unlock();
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
    waiting.add(self);
    long left = nanos;
    try {
      while (!self.admitted && left > 0) {
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
    }
  }

  /** The first who may, not the first of all. */
  private void callNext() {
    for (Waiting next : waiting) {
      if (!next.admitted && hasRoom(next.principal)) {
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
