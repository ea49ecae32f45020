package io.countersign.approval.notice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was told, is to be told, or could not be, for those who look after it. */
public interface DeliveryLog {
  /**
   * A delivery as it stands.
   *
   * @param kind what it is about
   * @param batchId absent for summaries
   * @param requestId the member that it is about; absent for all
   * @param attempts since it was told last
   * @param messages how often it was told, updates in place not counted
   * @param lastError why it was not told when it was last tried; absent if it was
   */
  record Entry(
      UUID deliveryId,
      String channel,
      String target,
      String kind,
      @Nullable UUID batchId,
      @Nullable UUID requestId,
      State state,
      Instant dueAt,
      int attempts,
      int messages,
      @Nullable String lastError,
      @Nullable Instant lastSentAt) {}

  /** Where a delivery stands. */
  enum State {
    DUE,
    DELIVERED,
    DEAD;

    @JsonValue
    public String text() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<State> named(String text) {
      return Arrays.stream(values()).filter(s -> s.text().equals(text)).findFirst();
    }
  }

  /** What became of the wish to try again. */
  sealed interface Replay {
    /** It is tried again at once, as if it had never been. */
    record Due(Entry entry) implements Replay {}

    /** It is not dead, so there is nothing to do. */
    record NotDead(Entry entry) implements Replay {}
  }

  /**
   * Deliveries in the order in which they came.
   *
   * @param state only those, if present
   * @param after only those that came after this one, if present
   * @return empty if there is no delivery {@code after}
   */
  Optional<List<Entry>> list(@Nullable State state, @Nullable UUID after, int limit);

  /** Empty if there is no such delivery. */
  Optional<Replay> replay(UUID id, Instant now);
}
