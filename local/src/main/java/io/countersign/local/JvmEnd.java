package io.countersign.local;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What has to be stopped before this JVM ends: whole suites first, each in its own order, and then
 * what single parts are left. The JVM's own shutdown hooks would all run at the same time, and take
 * the database from under a service that still has work to finish.
 */
public final class JvmEnd {
  private static final Set<Runnable> SUITES = ConcurrentHashMap.newKeySet();
  private static final Set<Runnable> PARTS = ConcurrentHashMap.newKeySet();
  private static volatile boolean ending;

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(JvmEnd::stopAll, "stop what still runs"));
  }

  private JvmEnd() {}

  /** Has a suite stopped, before any single part. */
  public static void stopFirst(Runnable suite) {
    SUITES.add(suite);
  }

  /** Takes back {@link #stopFirst}: the suite has been stopped. */
  public static void forgetSuite(Runnable suite) {
    SUITES.remove(suite);
  }

  static void stop(Runnable part) {
    PARTS.add(part);
  }

  static void forget(Runnable part) {
    PARTS.remove(part);
  }

  /**
   * Keeps parts from being started that nobody would stop any more.
   *
   * @throws StartFailedException if this JVM is ending
   */
  static void requireNotEnding(String part) {
    if (ending) {
      throw new StartFailedException(part, "everything is being stopped");
    }
  }

  private static void stopAll() {
    ending = true;
    SUITES.forEach(Runnable::run);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      PARTS.forEach(threads::execute);
    }
  }
}
