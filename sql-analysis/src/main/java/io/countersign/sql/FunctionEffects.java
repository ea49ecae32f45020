package io.countersign.sql;

import io.countersign.contracts.Effect;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What functions that are known to have effects do. */
final class FunctionEffects {
  private static final Map<String, Set<Effect>> BY_NAME =
      Resources.lines("postgresql-function-effects.txt").stream()
          .map(line -> line.split(" +", 2))
          .collect(
              Collectors.toUnmodifiableMap(parts -> parts[0], parts -> Command.read(parts[1])));

  private FunctionEffects() {}

  static Set<String> names() {
    return BY_NAME.keySet();
  }

  /** In whatever schema: an extension's functions may be in any. */
  static Set<Effect> of(List<String> parts) {
    return BY_NAME.getOrDefault(parts.getLast(), Set.of());
  }

  /** Whether all that it does is known: with another schema it may be anybody's. */
  static boolean areKnown(List<String> parts) {
    return BY_NAME.containsKey(parts.getLast())
        && (parts.size() == 1 || (parts.size() == 2 && parts.getFirst().equals("pg_catalog")));
  }
}
