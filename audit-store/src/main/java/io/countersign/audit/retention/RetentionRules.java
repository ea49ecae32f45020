package io.countersign.audit.retention;

import io.countersign.audit.RecordCategory;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * For how long records are kept after the last day on which their like were stored; those of a
 * category that is not named are kept for ever.
 */
public record RetentionRules(Map<RecordCategory, Duration> kept) {
  /** Against slips: nobody means to keep an audit trail for hours. */
  public static final Duration SHORTEST = Duration.ofDays(1);

  /**
   * @throws IllegalArgumentException if something would be kept for less than a day, or the events
   *     that tell what was disposed of would not be kept for ever
   */
  public RetentionRules {
    kept = Map.copyOf(kept);
    kept.forEach((category, time) -> {
      if (time.compareTo(SHORTEST) < 0) {
        throw new IllegalArgumentException(
            "records of %s would be kept for %s; the least is a day".formatted(category, time));
      }
    });
    if (kept.containsKey(RecordCategory.ADMINISTRATION)) {
      throw new IllegalArgumentException(
          "records of administration tell what was disposed of, held and erased; they are kept for ever");
    }
  }

  /** What need not be kept any longer, the oldest first. */
  public List<RecordDays> due(List<RecordDays> stored, Instant now) {
    return stored.stream()
        .filter(days -> isDue(days, now))
        .sorted(Comparator.comparing(RecordDays::to).thenComparing(RecordDays::category))
        .toList();
  }

  private boolean isDue(RecordDays days, Instant now) {
    Duration time = kept.get(days.category());
    return time != null && !days.end().plus(time).isAfter(now);
  }
}
