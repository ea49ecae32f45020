package io.countersign.executor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.countersign.platform.event.Publication;
import io.countersign.platform.event.PublicationFailedException;
import io.countersign.platform.event.RecordPosition;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

final class PublicationWindowTest {
  private final List<CompletableFuture<RecordPosition>> underway = new CopyOnWriteArrayList<>();

  @Test
  void letsOnlySoManyEventsBeUnderway() {
    PublicationWindow window = new PublicationWindow(Duration.ofSeconds(30));
    Thread.ofVirtual()
        .start(() -> {
          for (int i = 0; i < 100; i++) {
            window.add(publication());
          }
        });

    // One more than the window holds has been handed in when the sender has to wait.
    await().until(() -> underway.size() == PublicationWindow.SIZE + 1);
    underway.getFirst().complete(new RecordPosition("topic", 0, 0));
    await().until(() -> underway.size() == PublicationWindow.SIZE + 2);
    assertThat(underway).hasSizeLessThan(100);
    underway.forEach(f -> f.complete(new RecordPosition("topic", 0, 0)));
  }

  @Test
  void failsWhenAnEventIsNotDurableInTime() {
    PublicationWindow window = new PublicationWindow(Duration.ofMillis(1));
    window.add(publication());

    assertThatThrownBy(window::drain).isInstanceOf(PublicationFailedException.class);
  }

  private Publication publication() {
    CompletableFuture<RecordPosition> acknowledged = new CompletableFuture<>();
    underway.add(acknowledged);
    return new Publication(Warrants.received(Warrants.reading("SELECT 1")).cause(), acknowledged);
  }
}
