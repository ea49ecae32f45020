package io.countersign.cli.policy;

import io.countersign.contracts.CommandId;
import io.countersign.contracts.Decision;
import io.countersign.contracts.PolicyEffect;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.PolicyMode;
import io.countersign.contracts.event.CommandDecided;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command on which other policies decide otherwise.
 *
 * @param change from what to what, such as {@code allowed → denied}
 * @param policies that make the difference, each with a sign: {@code +} matches now, {@code -} no
 *     longer, {@code ~} asks for something else
 * @param reasons what the policies now say
 */
record Difference(
    CommandId command,
    Instant decidedAt,
    String principal,
    String dataSource,
    String sql,
    String change,
    List<String> policies,
    List<String> reasons) {
  Difference {
    policies = List.copyOf(policies);
    reasons = List.copyOf(reasons);
  }

  static Optional<Difference> between(CommandDecided before, CommandDecided after) {
    return change(before, after)
        .map(change ->
            new Difference(
                before.command().id(),
                before.decidedAt(),
                before.command().principal().name(),
                before.command().dataSource(),
                before.command().sql(),
                change,
                policies(before, after),
                reasons(after)));
  }

  private static Optional<String> change(CommandDecided before, CommandDecided after) {
    String from = before.decision().outcome();
    String to = after.decision().outcome();
    if (!from.equals(to)) {
      return Optional.of(from + " → " + to);
    }
    if (after.decision() instanceof Decision.Denied) {
      return Optional.empty();
    }
    if (!before.decision().equals(after.decision())) {
      return Optional.of(to + ", otherwise than before");
    }
    return before.obligations().equals(after.obligations())
        ? Optional.empty()
        : Optional.of(to + ", with other limits");
  }

  private static List<String> policies(CommandDecided before, CommandDecided after) {
    Map<String, PolicyEffect> old = enforced(before);
    Map<String, PolicyEffect> now = enforced(after);
    TreeSet<String> names = new TreeSet<>(old.keySet());
    names.addAll(now.keySet());
    List<String> changed =
        names.stream()
            .filter(n -> !Objects.equals(old.get(n), now.get(n)))
            .map(n -> (!old.containsKey(n) ? "+ " : now.containsKey(n) ? "~ " : "- ") + n)
            .toList();
    return changed.isEmpty() ? demanding(now).map(n -> "~ " + n).toList() : changed;
  }

  private static Map<String, PolicyEffect> enforced(CommandDecided decided) {
    return decided.matches().stream()
        .filter(m -> m.mode() == PolicyMode.ENFORCE)
        .collect(Collectors.toMap(PolicyMatch::policy, PolicyMatch::effect, (a, b) -> a));
  }

  /** The same policies match, so one of those that have something to demand demands otherwise. */
  private static Stream<String> demanding(Map<String, PolicyEffect> matches) {
    return matches.entrySet().stream()
        .filter(e -> e.getValue() != PolicyEffect.ALLOW)
        .map(Map.Entry::getKey)
        .sorted();
  }

  private static List<String> reasons(CommandDecided after) {
    Function<PolicyMatch, String> reason = m -> m.policy() + ": " + m.message();
    return after.matches().stream()
        .filter(m -> m.mode() == PolicyMode.ENFORCE && m.effect() != PolicyEffect.ALLOW)
        .map(reason)
        .toList();
  }
}
