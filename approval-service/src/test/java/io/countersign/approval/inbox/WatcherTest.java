package io.countersign.approval.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.approval.Directory;
import io.countersign.approval.Samples;
import io.countersign.approval.StateName;
import io.countersign.approval.Voter;
import io.countersign.contracts.ApprovalRequestId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class WatcherTest {
  private static final int MOST = 3;

  private final ApprovalRequestId first = new ApprovalRequestId(new UUID(0, 1));
  private final Watcher watcher =
      new Watcher(
          _ -> {},
          new Voter(Samples.RITA, new Directory(List.of()).withSubject("rita", "rita"), List.of()),
          MOST);

  @Test
  void tellsOfEachRequestTheLastChangeOnly() throws InterruptedException {
    watcher.offer(change(first, 1));
    watcher.offer(change(new ApprovalRequestId(new UUID(0, 2)), 1));
    watcher.offer(change(first, 2));

    Watcher.News news = watcher.await(Duration.ZERO);

    assertThat(news.changes()).extracting(Change::version).containsExactly(1L, 2L);
    assertThat(news.behind()).isFalse();
    assertThat(watcher.await(Duration.ZERO).isEmpty()).isTrue();
  }

  @Test
  void holdsNoMoreThanItMayAndSaysSo() throws InterruptedException {
    for (int i = 0; i < 10 * MOST; i++) {
      watcher.offer(change(new ApprovalRequestId(new UUID(1, i)), 1));
    }

    Watcher.News news = watcher.await(Duration.ZERO);

    assertThat(news.behind()).isTrue();
    assertThat(news.changes()).isEmpty();
    watcher.offer(change(first, 2));
    assertThat(watcher.await(Duration.ZERO).changes()).hasSize(1);
  }

  @Test
  void takesChangesOfAFullHouseWithoutFallingBehind() throws InterruptedException {
    for (int i = 0; i < MOST; i++) {
      watcher.offer(change(new ApprovalRequestId(new UUID(1, i)), 1));
    }
    watcher.offer(change(new ApprovalRequestId(new UUID(1, 0)), 2));

    assertThat(watcher.await(Duration.ZERO).changes()).hasSize(MOST);
  }

  @Test
  void wakesWhoeverWaits() {
    CompletableFuture<Watcher.News> waiting =
        CompletableFuture.supplyAsync(() -> {
          try {
            return watcher.await(Duration.ofMinutes(1));
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });

    watcher.offer(change(first, 1));

    assertThat(waiting.join().changes()).hasSize(1);
  }

  private static Change change(ApprovalRequestId id, long version) {
    return new Change(id, StateName.PENDING, version, List.of(InboxView.ALL));
  }
}
