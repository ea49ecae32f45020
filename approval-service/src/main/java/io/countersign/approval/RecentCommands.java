package io.countersign.approval;

import io.countersign.contracts.CommandId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The latest commands of which something is to be heeded, in memory, so that what policy allows
 * need not ask a database. Bounded: the oldest leave first.
 */
final class RecentCommands {
  private final Map<CommandId, Boolean> commands;

  RecentCommands(int capacity) {
    commands =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<CommandId, Boolean> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized void add(Collection<CommandId> latest) {
    latest.forEach(c -> commands.put(c, true));
  }

  synchronized boolean contains(CommandId command) {
    return commands.containsKey(command);
  }
}
