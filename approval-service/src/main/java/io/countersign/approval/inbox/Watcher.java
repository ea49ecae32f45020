package io.countersign.approval.inbox;

import io.countersign.approval.Voter;
import io.countersign.contracts.ApprovalRequestId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Somebody who is told of changes as they come. Of each request only the last change waits; whoever
 * falls too far behind is told to read anew instead, and costs no more memory.
 */
public final class Watcher implements AutoCloseable {
  private final Consumer<Watcher> farewell;
  private final int most;
  private final Lock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private final Map<ApprovalRequestId, Change> waiting = new LinkedHashMap<>();
  private boolean behind;
  private volatile Voter viewer;

  Watcher(Consumer<Watcher> farewell, Voter viewer, int most) {
    this.farewell = farewell;
    this.viewer = viewer;
    this.most = most;
  }

  /**
   * What has changed since the last time.
   *
   * @param behind whether more has changed than is told here: lists are to be read anew
   */
  public record News(List<Change> changes, boolean behind) {
    public boolean isEmpty() {
      return changes.isEmpty() && !behind;
    }
  }

  /** Waits for news; empty if there were none for so long. */
  public News await(Duration patience) throws InterruptedException {
    long left = patience.toNanos();
    lock.lock();
    try {
      while (waiting.isEmpty() && !behind && left > 0) {
        left = something.awaitNanos(left);
      }
      News news = new News(List.copyOf(waiting.values()), behind);
      waiting.clear();
      behind = false;
      return news;
    } finally {
      lock.unlock();
    }
  }

  void offer(Change change) {
    lock.lock();
    try {
      waiting.remove(change.requestId());
      if (waiting.size() == most) {
        waiting.clear();
        behind = true;
      }
      if (!behind) {
        waiting.put(change.requestId(), change);
      }
      something.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void fallBehind() {
    lock.lock();
    try {
      waiting.clear();
      behind = true;
      something.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Voter viewer() {
    return viewer;
  }

  /** What the viewer may has changed, such as in whose place they answer. */
  public void renew(Voter renewed) {
    viewer = renewed;
  }

  @Override
  public void close() {
    farewell.accept(this);
  }
}
