package io.countersign.approval;

import io.countersign.contracts.CommandId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest cancellations, in memory, so that what policy allows need not ask a database. Bounded:
 * the oldest leave first.
 */
final class RecentCancellations {
  private final Map<CommandId, Boolean> commands;

  RecentCancellations(int capacity) {
    commands =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<CommandId, Boolean> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized void add(Collection<CommandId> cancelled) {
    cancelled.forEach(c -> commands.put(c, true));
  }

  synchronized boolean contains(CommandId command) {
    return commands.containsKey(command);
  }
}
