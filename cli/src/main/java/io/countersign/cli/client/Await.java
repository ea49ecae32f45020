package io.countersign.cli.client;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Asks again until the answer is the awaited one. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private Await() {}

  /**
   * @throws UnexpectedAnswerException if the answer is still another after half a minute
   */
  public static <T> T until(String what, Supplier<T> question, Predicate<T> awaited) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    T answer = question.get();
    while (!awaited.test(answer)) {
      if (System.nanoTime() > deadline) {
        throw new UnexpectedAnswerException(
            "waited in vain for " + what + "; last answer: " + answer);
      }
      LockSupport.parkNanos(PAUSE.toNanos());
      answer = question.get();
    }
    return answer;
  }
}
