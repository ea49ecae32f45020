package io.countersign.executor.session;

import io.countersign.contracts.Outcome;
import io.countersign.contracts.RefusalReason;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The sessions that this process holds: no more than it may. */
final class LiveSessions {
  private final SessionSettings settings;
  private final Map<SessionKey, LiveSession> sessions = new ConcurrentHashMap<>();

  LiveSessions(SessionSettings settings) {
    this.settings = settings;
  }

  /** Holds one more; otherwise says why not. */
  synchronized Optional<Outcome> admit(LiveSession session) {
    SessionKey key = session.key();
    long onDataSource = count(k -> k.dataSource().equals(key.dataSource()));
    long ofPrincipal = count(k -> k.principal().equals(key.principal()));
    if (onDataSource >= settings.perDataSource() || ofPrincipal >= settings.perPrincipal()) {
      return Optional.of(full(onDataSource, ofPrincipal));
    }
    sessions.put(key, session);
    return Optional.empty();
  }

  @Nullable LiveSession find(SessionKey key) {
    return sessions.get(key);
  }

  void remove(LiveSession session) {
    sessions.remove(session.key(), session);
  }

  List<LiveSession> all() {
    return List.copyOf(sessions.values());
  }

  private long count(Predicate<SessionKey> which) {
    return sessions.keySet().stream().filter(which).count();
  }

  private Outcome full(long onDataSource, long ofPrincipal) {
    return new Outcome.Refused(
        RefusalReason.TARGET_UNAVAILABLE,
        "There are %d sessions open on the data source (of at most %d), and %d of yours (of at most %d). End one with COMMIT or ROLLBACK, or try again later."
            .formatted(
                onDataSource, settings.perDataSource(), ofPrincipal, settings.perPrincipal()));
  }
}
