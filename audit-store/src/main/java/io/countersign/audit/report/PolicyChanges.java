package io.countersign.audit.report;

import io.countersign.audit.Aspect;
import io.countersign.audit.CommandCount;
import io.countersign.contracts.Digest;
import io.countersign.contracts.event.PolicyBundleActivated;
import io.countersign.contracts.event.PolicyBundleRejected;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which policies were in force.
 *
 * @param atBegin absent where the trail tells of none before the period
 * @param refused changed policies that were not taken
 * @param matched how many commands met the condition of which policy
 */
public record PolicyChanges(
    @Nullable Bundle atBegin,
    Listing<Change> changes,
    Listing<Told> refused,
    Listing<CommandCount> matched)
    implements Section {
  /** All policies that are in force together. */
  public record Bundle(Digest digest, List<String> policies, Instant since, String position) {
    static Bundle of(
        ExaminedEvents.Entry<PolicyBundleActivated> entry, PolicyBundleActivated data) {
      return new Bundle(
          data.bundleDigest(),
          data.policies(),
          entry.event().time(),
          entry.event().position().toString());
    }
  }

  /**
   * Other policies came into force.
   *
   * @param added names that were not there before
   * @param removed names that are there no more; policies that kept their name may have changed too
   */
  public record Change(Bundle bundle, List<String> added, List<String> removed) {}

  static PolicyChanges of(Evidence evidence) {
    ExaminedEvents<PolicyBundleActivated> activated =
        evidence.eventsUntilItsEnd(PolicyBundleActivated.class);
    Bundle current = null;
    Bundle atBegin = null;
    List<Change> changes = new ArrayList<>();
    for (ExaminedEvents.Entry<PolicyBundleActivated> entry : activated.entries().reversed()) {
      PolicyBundleActivated data = entry.data();
      if (data == null) {
        continue;
      }
      Bundle next = Bundle.of(entry, data);
      if (!evidence.period().holds(next.since())) {
        atBegin = next;
      } else if (current == null || !current.digest().equals(next.digest())) {
        // Each instance tells of the same policies: once is enough.
        changes.addFirst(change(current, next));
      }
      current = next;
    }
    return new PolicyChanges(
        atBegin,
        Listing.first(
            changes,
            evidence.settings().listedEntries(),
            evidence.eventsQuery(PolicyBundleActivated.class)),
        evidence.told(PolicyBundleRejected.class),
        evidence.counted(Aspect.POLICY));
  }

  private static Change change(@Nullable Bundle before, Bundle after) {
    List<String> old = before == null ? List.of() : before.policies();
    return new Change(
        after,
        after.policies().stream().filter(p -> !old.contains(p)).toList(),
        old.stream().filter(p -> !after.policies().contains(p)).toList());
  }
}
