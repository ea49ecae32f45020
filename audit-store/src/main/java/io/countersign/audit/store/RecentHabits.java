package io.countersign.audit.store;

import io.countersign.audit.behaviour.Habits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What principals usually do, not counted anew at each look: a baseline ends before its day begins,
 * so only what arrives late can change it.
 */
final class RecentHabits {
  private static final Duration FRESH = Duration.ofMinutes(10);
  private static final int MOST = 500;

  private record Key(String subject, Instant from, Instant to) {}

  private record Counted(Habits habits, Instant at) {}

  private final Map<Key, Counted> counted =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Counted> eldest) {
          return size() > MOST;
        }
      };

  /** Looks are made one after another. */
  Habits of(Connection connection, String subject, Instant from, Instant to, Instant now)
      throws SQLException {
    Key key = new Key(subject, from, to);
    Counted known = counted.get(key);
    if (known == null || known.at().plus(FRESH).isBefore(now)) {
      known =
          new Counted(
              Habits.of(PostgresActivities.slices(connection, subject, from, to), from, to), now);
      counted.put(key, known);
    }
    return known.habits();
  }
}
