package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class TurnsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final Cancellation cancellation = new Cancellation();

  @Test
  void letsOnePrincipalHaveNoMoreThanItsPart() {
    Turns turns = new Turns(3, 2);

    assertThat(turns.take("a")).isTrue();
    assertThat(turns.take("a")).isTrue();
    assertThat(turns.take("a")).isFalse();
    assertThat(turns.take("b")).isTrue();
    assertThat(turns.take("c")).isFalse();
  }

  @Test
  void callsTheNextWhoMayWhenATurnEnds() throws Exception {
    Turns turns = new Turns(2, 1);
    turns.take("a");
    turns.take("b");
    CompletableFuture<Boolean> againA = waiting(turns, "a");
    CompletableFuture<Boolean> c = waiting(turns, "c");

    turns.giveBack("b");

    assertThat(c.get()).isTrue();
    assertThat(againA).isNotDone();
    turns.giveBack("a");
    assertThat(againA.get()).isTrue();
  }

  @Test
  void keepsTheOrderAmongThoseOfOnePrincipal() throws Exception {
    Turns turns = new Turns(2, 1);
    turns.take("a");
    CompletableFuture<Boolean> first = waiting(turns, "a");
    CompletableFuture<Boolean> second = waiting(turns, "a");

    turns.giveBack("a");

    assertThat(first.get()).isTrue();
    assertThat(second).isNotDone();
  }

  @Test
  void forgetsWhoHasGivenUp() throws InterruptedException {
    Turns turns = new Turns(1, 1);
    turns.take("a");
    turns.take("b", Duration.ZERO, cancellation);

    turns.giveBack("a");

    assertThat(turns.take("c")).isTrue();
  }

  @Test
  void letsWhoIsCancelledGoAtOnceAndTheNextOneCome() throws Exception {
    Turns turns = new Turns(1, 1);
    turns.take("a");
    CompletableFuture<Boolean> cancelled = waiting(turns, "b");

    cancellation.request(Cancellation.Reason.SUBMITTER);

    assertThat(cancelled.get()).isFalse();
    turns.giveBack("a");
    assertThat(turns.take("b")).isTrue();
  }

  private CompletableFuture<Boolean> waiting(Turns turns, String principal) {
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                taken.complete(turns.take(principal, LONG, cancellation));
              } catch (InterruptedException e) {
                taken.completeExceptionally(e);
              }
            });
    Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    return taken;
  }
}
