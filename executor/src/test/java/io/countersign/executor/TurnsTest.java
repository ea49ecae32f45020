package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class TurnsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void letsOnePrincipalHaveNoMoreThanItsPart() throws InterruptedException {
    Turns turns = new Turns(3, 2);

    assertThat(turns.take("a", Duration.ZERO)).isTrue();
    assertThat(turns.take("a", Duration.ZERO)).isTrue();
    assertThat(turns.take("a", Duration.ZERO)).isFalse();
    assertThat(turns.take("b", Duration.ZERO)).isTrue();
    assertThat(turns.take("c", Duration.ZERO)).isFalse();
  }

  @Test
  void callsTheNextWhoMayWhenATurnEnds() throws Exception {
    Turns turns = new Turns(2, 1);
    turns.take("a", Duration.ZERO);
    turns.take("b", Duration.ZERO);
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
    turns.take("a", Duration.ZERO);
    CompletableFuture<Boolean> first = waiting(turns, "a");
    CompletableFuture<Boolean> second = waiting(turns, "a");

    turns.giveBack("a");

    assertThat(first.get()).isTrue();
    assertThat(second).isNotDone();
  }

  @Test
  void forgetsWhoHasGivenUp() throws InterruptedException {
    Turns turns = new Turns(1, 1);
    turns.take("a", Duration.ZERO);
    turns.take("b", Duration.ZERO);

    turns.giveBack("a");

    assertThat(turns.take("c", Duration.ZERO)).isTrue();
  }

  private static CompletableFuture<Boolean> waiting(Turns turns, String principal) {
    CompletableFuture<Boolean> taken = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual()
            .start(() -> {
              try {
                taken.complete(turns.take(principal, LONG));
              } catch (InterruptedException e) {
                taken.completeExceptionally(e);
              }
            });
    Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
    return taken;
  }
}
