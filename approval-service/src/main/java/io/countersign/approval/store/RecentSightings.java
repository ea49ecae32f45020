package io.countersign.approval.store;

import io.countersign.contracts.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which accounts were written down just now, so that not every request writes. */
final class RecentSightings {
  private static final Duration NEWS_AFTER = Duration.ofMinutes(1);
  private static final int REMEMBERED = 10_000;

  private final Map<String, Sighting> bySubject =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Sighting> eldest) {
          return size() > REMEMBERED;
        }
      };

  private record Sighting(Principal principal, Instant at) {}

  /** Whether it was long ago, or the account could do something else then. */
  synchronized boolean isNews(Principal principal, Instant now) {
    Sighting last = bySubject.get(principal.subject());
    return last == null
        || !last.principal().equals(principal)
        || !now.isBefore(last.at().plus(NEWS_AFTER));
  }

  synchronized void add(Principal principal, Instant now) {
    bySubject.put(principal.subject(), new Sighting(principal, now));
  }
}
