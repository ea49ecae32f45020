package io.countersign.intake;

import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.RowsChanged;
import io.countersign.contracts.event.VoteRefused;
import io.countersign.contracts.event.WarrantEvent;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** A command whose events come in here, and for whose changes callers may wait. */
public final class LiveCommand {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile CommandProgress progress;
  private volatile boolean released;
  private volatile boolean recorded;

  LiveCommand(CommandProgress progress) {
    this.progress = progress;
  }

  public CommandProgress progress() {
    return progress;
  }

  /** Kafka has acknowledged it, or somebody has answered it. */
  void confirm() {
    recorded = true;
  }

  /** Until this is so, what is known here may be of a command that never was. */
  boolean isSurelyRecorded() {
    return recorded;
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
      recorded = true;
      changed.signalAll();
      return isKept(event.data(), before, progress) ? event.bytes() : 0;
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

  private static boolean isKept(EventData data, CommandProgress before, CommandProgress after) {
    return switch (data) {
      case ResultChunk chunk -> after.result().kept().size() > before.result().kept().size();
      case RowsChanged rows ->
          after.execution().changes().size() > before.execution().changes().size();
      case VoteRefused vote ->
          after.approval().refusals().size() > before.approval().refusals().size();
      case WarrantEvent warrant -> false;
      default -> !after.equals(before);
    };
  }
}
