package io.countersign.intake;

import io.countersign.contracts.event.ResultChunk;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A command whose events come in here, and for whose changes callers may wait. */
public final class LiveCommand {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile CommandProgress progress;
  private volatile boolean released;

  LiveCommand(CommandProgress progress) {
    this.progress = progress;
  }

  public CommandProgress progress() {
    return progress;
  }

  /** Its further events no longer come in here: what is known of it may be out of date. */
  public boolean isReleased() {
    return released;
  }

  /**
   * Waits until the command's progress is another than the one seen, or it is released, or the time
   * is over.
   *
   * @return the progress as it is then
   */
  public CommandProgress awaitChange(CommandProgress seen, Duration atMost)
      throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (progress.equals(seen) && !released && left > 0) {
        left = changed.awaitNanos(left);
      }
      return progress;
    } finally {
      lock.unlock();
    }
  }

  /** As {@link #awaitChange}, until nothing more will happen to it. */
  public CommandProgress awaitEnd(Duration atMost) throws InterruptedException {
    lock.lock();
    try {
      long left = atMost.toNanos();
      while (progress.state() instanceof CommandState.Open && !released && left > 0) {
        left = changed.awaitNanos(left);
      }
      return progress;
    } finally {
      lock.unlock();
    }
  }

  /**
   * @return how many bytes the event adds to what is kept
   */
  long apply(RecordedEvent event) {
    lock.lock();
    try {
      CommandProgress before = progress;
      progress = before.with(event);
      changed.signalAll();
      return event.data() instanceof ResultChunk && isUnkept(before, progress) ? 0 : event.bytes();
    } finally {
      lock.unlock();
    }
  }

  void release() {
    lock.lock();
    try {
      released = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static boolean isUnkept(CommandProgress before, CommandProgress after) {
    return before.result().kept().size() == after.result().kept().size();
  }
}
