package io.countersign.evaluator;

import io.countersign.contracts.Digest;
import io.countersign.policy.PolicyBundle;
import io.countersign.policy.bundle.BundleProblem;
import io.countersign.policy.bundle.InvalidBundleException;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes changed policies into force, all or none. Changes are read when two looks in a row have
 * found the same, so that nothing half-written is taken: a file that is being saved may for a
 * moment be empty, which would be valid, and would be missing.
 */
public final class PolicyReload {
  /** What a look at the folder led to. */
  public sealed interface Result {
    /** Nothing that has not been told before. */
    record Unchanged() implements Result {}

    record Activated(PolicyBundle bundle) implements Result {}

    record Rejected(BundleRejection rejection) implements Result {}
  }

  private static final BundleProblem UNREADABLE =
      new BundleProblem(".", 1, "the folder of policies cannot be read");

  private final PolicyFolder folder;
  private final ActivePolicies policies;
  private final Clock clock;
  private @Nullable Digest judged;
  private Digest lastSeen;
  private boolean unreadableBefore;

  /**
   * @param loaded the content of the folder when the bundle in force was read
   */
  public PolicyReload(PolicyFolder folder, ActivePolicies policies, Digest loaded, Clock clock) {
    this.folder = folder;
    this.policies = policies;
    this.clock = clock;
    this.judged = loaded;
    this.lastSeen = loaded;
  }

  /** Looks at the folder; whatever it finds, the policies in force are whole. */
  public Result look() {
    try {
      Digest seen = folder.content();
      boolean settled = seen.equals(lastSeen);
      lastSeen = seen;
      unreadableBefore = false;
      return settled && !seen.equals(judged) ? judge(seen) : new Result.Unchanged();
    } catch (IOException e) {
      return unreadable();
    }
  }

  private Result judge(Digest content) throws IOException {
    Result result = load();
    if (!folder.content().equals(content)) {
      // What was read is neither the one nor the other.
      return new Result.Unchanged();
    }
    judged = content;
    switch (result) {
      case Result.Activated activated -> policies.activate(activated.bundle(), clock.instant());
      case Result.Rejected rejected -> policies.reject(rejected.rejection());
      case Result.Unchanged unchanged -> policies.confirm();
    }
    return result;
  }

  private Result load() {
    try {
      PolicyBundle bundle = folder.load();
      return bundle.digest().equals(policies.current().digest())
          ? new Result.Unchanged()
          : new Result.Activated(bundle);
    } catch (InvalidBundleException e) {
      return new Result.Rejected(new BundleRejection(clock.instant(), e.problems()));
    }
  }

  /**
   * A file may go away while it is looked at; a folder that is gone is so at the next look, too.
   */
  private Result unreadable() {
    boolean again = unreadableBefore;
    unreadableBefore = true;
    if (!again || isTold()) {
      return new Result.Unchanged();
    }
    BundleRejection rejection = new BundleRejection(clock.instant(), List.of(UNREADABLE));
    policies.reject(rejection);
    // Once it can be read again, it is judged again, whatever it holds.
    judged = null;
    return new Result.Rejected(rejection);
  }

  private boolean isTold() {
    return policies.state().rejected().filter(r -> r.problems().contains(UNREADABLE)).isPresent();
  }
}
