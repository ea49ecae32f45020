package io.countersign.executor.session;

import io.countersign.executor.Run;
import io.countersign.executor.StoreUnavailableException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Records as the real ones are, but for being durable. */
public final class InMemorySessionRecords implements SessionRecords {
  /** Whether nothing new can be recorded. */
  boolean away;

  private final Map<SessionKey, Recorded> records = new ConcurrentHashMap<>();

  @Override
  public Optional<Recorded> find(SessionKey key) {
    return Optional.ofNullable(records.get(key));
  }

  @Override
  public void opened(SessionKey key, Run holder) {
    if (away) {
      throw new StoreUnavailableException(new SQLException("away"));
    }
    records.put(key, new Recorded(holder, null));
  }

  @Override
  public void lost(SessionKey key, Run holder, String why) {
    records.computeIfPresent(
        key,
        (_, r) -> r.holder().equals(holder) && r.end() == null ? new Recorded(holder, why) : r);
  }

  @Override
  public void over(SessionKey key) {
    records.remove(key);
  }

  @Override
  public Set<SessionKey> heldBy(Run holder) {
    return records.entrySet().stream()
        .filter(e -> e.getValue().holder().equals(holder) && e.getValue().end() == null)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }
}
