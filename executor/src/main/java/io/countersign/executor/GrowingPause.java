package io.countersign.executor;

/** Waits 50 ms before the first repetition and twice as long before each further one, up to 2 s. */
public final class GrowingPause {
  private static final long FIRST_MILLISECONDS = 50;
  private static final long LONGEST_MILLISECONDS = 2_000;
  private static final int DOUBLINGS = 6;

  /**
   * @param attempt counts from 0
   */
  public void pause(int attempt) throws InterruptedException {
    Thread.sleep(
        Math.min(FIRST_MILLISECONDS << Math.min(attempt, DOUBLINGS), LONGEST_MILLISECONDS));
  }
}
