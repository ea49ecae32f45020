package io.countersign.policy.bundle;

import io.countersign.contracts.Decision;
import io.countersign.contracts.Obligations;
import io.countersign.contracts.PolicyMatch;
import io.countersign.contracts.PolicyMode;
import io.countersign.contracts.event.CommandDecided;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a scenario says of the decision; what it does not say may be anything.
 *
 * @param outcome as decisions name it, {@code approval-required}
 * @param policies the names of those that match and count
 * @param observed the names of those that match and do not count
 * @param reasons texts that the messages of the matches contain
 */
record Expectation(
    String outcome,
    Optional<Set<String>> policies,
    Optional<Set<String>> observed,
    Optional<ExpectedApproval> approval,
    Optional<Integer> tolerance,
    Optional<String> measure,
    Optional<Obligations> obligations,
    Set<String> reasons) {

  /** One line for everything that is not as expected. */
  List<String> differences(CommandDecided decided) {
    List<String> differences = new ArrayList<>();
    compare("outcome", Optional.of(outcome), decided.decision().outcome(), differences);
    compare("policies", policies, names(decided, PolicyMode.ENFORCE), differences);
    compare("observed", observed, names(decided, PolicyMode.OBSERVE), differences);
    approval.ifPresent(a -> differences.addAll(a.differences(decided.decision())));
    compare("tolerance", tolerance.map(String::valueOf), tolerance(decided), differences);
    compare("measure", measure, measure(decided), differences);
    compare("obligations", obligations, decided.obligations(), differences);
    missingReasons(decided, differences);
    return differences;
  }

  private static <T> void compare(
      String what, Optional<? extends T> expected, T actual, List<String> differences) {
    if (expected.isPresent() && !Objects.equals(expected.get(), actual)) {
      differences.add("%s: expected %s, was %s".formatted(what, expected.get(), actual));
    }
  }

  private static Set<String> names(CommandDecided decided, PolicyMode mode) {
    Set<String> names = new TreeSet<>();
    decided.matches().stream()
        .filter(m -> m.mode() == mode)
        .map(PolicyMatch::policy)
        .forEach(names::add);
    return names;
  }

  private static String tolerance(CommandDecided decided) {
    return decided.decision() instanceof Decision.ApprovalRequired required
        ? String.valueOf(required.requirement().tolerancePercent())
        : "none";
  }

  private static String measure(CommandDecided decided) {
    return decided.decision() instanceof Decision.MeasureFirst first
        ? ExpectationReader.text(first.method())
        : "none";
  }

  private void missingReasons(CommandDecided decided, List<String> differences) {
    List<String> messages = decided.matches().stream().map(PolicyMatch::message).toList();
    reasons.stream()
        .filter(r -> messages.stream().noneMatch(m -> m.contains(r)))
        .forEach(r -> differences.add("reasons: none says '%s': %s".formatted(r, messages)));
  }
}
