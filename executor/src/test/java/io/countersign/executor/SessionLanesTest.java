package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class SessionLanesTest {
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch gate = new CountDownLatch(1);

  @Test
  void runsTheTasksOfASessionOneAfterAnother() {
    SessionLanes lanes = lanes(8, 100);
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 50; i++) {
      String name = "task " + i;
      lanes.submit(
          "a",
          () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            done.add(name);
            atOnce.decrementAndGet();
          });
    }

    await().until(() -> done.size() == 50);
    assertThat(most).hasValue(1);
    assertThat(done).isSortedAccordingTo((x, y) -> number(x) - number(y));
  }

  @Test
  void doesNotLetALongTaskHoldUpOtherSessions() {
    SessionLanes lanes = lanes(8, 100);
    lanes.submit("slow", gate::await);
    lanes.submit("quick", () -> done.add("quick"));

    await().until(() -> done.contains("quick"));
    gate.countDown();
  }

  @Test
  void runsNoMoreThanItMayAtATime() {
    SessionLanes lanes = lanes(2, 100);
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 20; i++) {
      lanes.submit(
          "session " + i,
          () -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Thread.onSpinWait();
            atOnce.decrementAndGet();
            done.add("one");
          });
    }

    await().until(() -> done.size() == 20);
    assertThat(most.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void letsOthersRunWhileATaskWaitsAside() {
    SessionLanes lanes = lanes(1, 100);
    lanes.submit(
        "waiting",
        () -> {
          SessionLanes.aside(() -> {
            gate.await();
            return true;
          });
          done.add("waited");
        });
    lanes.submit("other", () -> done.add("other"));

    await().until(() -> done.contains("other"));
    assertThat(done).doesNotContain("waited");
    gate.countDown();
    await().until(() -> done.contains("waited"));
  }

  @Test
  void slowsDownWhoeverHandsInTooMany() throws InterruptedException {
    SessionLanes lanes = lanes(1, 2);
    CountDownLatch started = new CountDownLatch(1);

    CompletionStage<Void> first =
        lanes.submit(
            "a",
            () -> {
              started.countDown();
              gate.await();
            });
    // Only then is it sure that the other has to wait for it.
    started.await();
    CompletionStage<Void> second = lanes.submit("b", () -> {});

    assertThat(first.toCompletableFuture()).isCompleted();
    assertThat(second.toCompletableFuture()).isNotCompleted();
    gate.countDown();
    await().until(() -> second.toCompletableFuture().isDone());
  }

  @Test
  void letsRunningTasksEndAndStartsNoOtherWhenClosed() throws InterruptedException {
    SessionLanes lanes = lanes(1, 100);
    CountDownLatch started = new CountDownLatch(1);
    lanes.submit(
        "a",
        () -> {
          started.countDown();
          gate.await();
          done.add("running");
        });
    // Only then is it sure that the others have to wait for it.
    started.await();
    lanes.submit("a", () -> done.add("waiting"));
    lanes.submit("b", () -> done.add("waiting"));

    assertThat(lanes.close(Duration.ZERO)).isFalse();
    gate.countDown();

    assertThat(lanes.close(Duration.ofSeconds(30))).isTrue();
    assertThat(done).containsExactly("running");
  }

  @Test
  void goesOnWithTheSessionAfterATaskThatFails() {
    SessionLanes lanes = lanes(1, 100);
    lanes.submit(
        "a",
        () -> {
          throw new IllegalStateException("a fault of this test");
        });
    lanes.submit("a", () -> done.add("next"));

    // The fault reaches the thread's own handler, which is not what this test waits for.
    await().dontCatchUncaughtExceptions().until(() -> done.contains("next"));
  }

  private static SessionLanes lanes(int concurrency, int maximumWaiting) {
    return new SessionLanes(concurrency, maximumWaiting, Thread.ofVirtual().factory());
  }

  private static int number(String task) {
    return Integer.parseInt(task.substring(task.indexOf(' ') + 1));
  }
}
