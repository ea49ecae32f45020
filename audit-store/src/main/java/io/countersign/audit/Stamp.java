package io.countersign.audit;

import io.countersign.contracts.event.EventId;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;

/**
 * Says which of two statements about the same thing stands, whatever the order in which they are
 * read: the one of higher rank, then the later one, then the one with the greater id.
 *
 * @param rank 0 for a statement that any final one replaces
 */
public record Stamp(int rank, Instant time, EventId id) implements Comparable<Stamp> {
  private static final Comparator<Stamp> ORDER =
      Comparator.comparingInt(Stamp::rank)
          .thenComparing(Stamp::time)
          .thenComparing(s -> s.id().toString());

  public Stamp {
    if (rank < 0 || rank > 9 || !PlausibleTime.holds(time)) {
      throw new IllegalArgumentException("a stamp has a rank of one digit and a plausible time");
    }
  }

  @Override
  public int compareTo(Stamp other) {
    return ORDER.compare(this, other);
  }

  /** Text that sorts by its bytes as stamps sort. */
  public String text() {
    return String.format(
        Locale.ROOT, "%d/%012d.%09d/%s", rank, time.getEpochSecond(), time.getNano(), id);
  }
}
