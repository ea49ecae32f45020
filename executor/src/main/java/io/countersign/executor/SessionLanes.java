package io.countersign.executor;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of one session one after another and those of different sessions at the same time,
 * up to a limit. Whoever hands tasks in is slowed down when too many wait.
 */
public final class SessionLanes {
  private static final ScopedValue<Semaphore> HELD = ScopedValue.newInstance();

  private final Semaphore permits;
  private final int maximumWaiting;
  private final ThreadFactory threads;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final Map<String, Queue<Task>> lanes = new HashMap<>();
  private final Queue<CompletableFuture<Void>> room = new ArrayDeque<>();
  private int handedIn;
  private int running;
  private boolean closed;

  /** What a lane runs; it deals with its own faults. */
  @FunctionalInterface
  public interface Task {
    void run() throws InterruptedException;
  }

  /** Something that a task waits for. */
  @FunctionalInterface
  public interface Wait {
    /** Whether it came. */
    boolean await() throws InterruptedException;
  }

  /**
   * Waits for something without being one of those that run at a time, so that tasks of others run
   * meanwhile. Outside of a lane it just waits.
   */
  public static boolean aside(Wait wait) throws InterruptedException {
    if (!HELD.isBound()) {
      return wait.await();
    }
    HELD.get().release();
    try {
      return wait.await();
    } finally {
      HELD.get().acquireUninterruptibly();
    }
  }

  /**
   * @param concurrency how many tasks run at a time
   * @param maximumWaiting how many may be handed in before the next has to wait for room
   */
  public SessionLanes(int concurrency, int maximumWaiting, ThreadFactory threads) {
    this.permits = new Semaphore(concurrency, true);
    this.maximumWaiting = maximumWaiting;
    this.threads = threads;
  }

  /**
   * @return completes when there is room for another task
   */
  public CompletionStage<Void> submit(String session, Task task) {
    lock.lock();
    try {
      handedIn++;
      Queue<Task> lane = lanes.get(session);
      if (lane == null) {
        lanes.put(session, new ArrayDeque<>(List.of(task)));
        start(session);
      } else {
        lane.add(task);
      }
      if (handedIn < maximumWaiting) {
        return CompletableFuture.completedFuture(null);
      }
      CompletableFuture<Void> waiting = new CompletableFuture<>();
      room.add(waiting);
      return waiting;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Starts no further task and waits for those that run. Tells whether all of them ended in time.
   */
  public boolean close(Duration grace) throws InterruptedException {
    lock.lock();
    try {
      closed = true;
      long left = grace.toNanos();
      while (running > 0 && left > 0) {
        left = ended.awaitNanos(left);
      }
      return running == 0;
    } finally {
      lock.unlock();
    }
  }

  /** Whether tasks that wait for something had better stop waiting. */
  public boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private void start(String session) {
    threads.newThread(() -> ScopedValue.where(HELD, permits).run(() -> run(session))).start();
  }

  private void run(String session) {
    boolean ended = false;
    try {
      for (Task task = next(session); task != null; task = next(session)) {
        permits.acquire();
        try {
          run(task);
        } finally {
          permits.release();
        }
      }
      ended = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ended = true;
    } finally {
      if (!ended) {
        start(session); // A fault of one task is not the session's end.
      }
    }
  }

  /** The lane's next task; without one the lane ends. */
  private @Nullable Task next(String session) {
    lock.lock();
    try {
      Queue<Task> lane = lanes.get(session);
      Task task = closed || lane == null ? null : lane.poll();
      if (task == null) {
        lanes.remove(session);
      }
      return task;
    } finally {
      lock.unlock();
    }
  }

  private void run(Task task) throws InterruptedException {
    if (!begin()) {
      return;
    }
    try {
      task.run();
    } finally {
      CompletableFuture<Void> waiting = end();
      if (waiting != null) {
        waiting.complete(null);
      }
    }
  }

  private boolean begin() {
    lock.lock();
    try {
      if (!closed) {
        running++;
      }
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable CompletableFuture<Void> end() {
    lock.lock();
    try {
      running--;
      handedIn--;
      ended.signalAll();
      return room.poll();
    } finally {
      lock.unlock();
    }
  }
}
