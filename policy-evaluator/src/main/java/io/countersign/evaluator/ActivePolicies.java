package io.countersign.evaluator;

import io.countersign.policy.PolicyBundle;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The bundle in force. Whoever decides takes it once for each decision, or batch of them. */
public final class ActivePolicies {
  /**
   * What is in force, and whether it is what the folder holds.
   *
   * @param rejection of what the folder holds now; absent while it holds what is in force
   */
  public record State(PolicyBundle bundle, Instant since, @Nullable BundleRejection rejection) {
    public Optional<BundleRejection> rejected() {
      return Optional.ofNullable(rejection);
    }
  }

  private final AtomicReference<State> state;

  public ActivePolicies(PolicyBundle bundle, Instant since) {
    state = new AtomicReference<>(new State(bundle, since, null));
  }

  public PolicyBundle current() {
    return state.get().bundle();
  }

  public State state() {
    return state.get();
  }

  void activate(PolicyBundle bundle, Instant at) {
    state.set(new State(bundle, at, null));
  }

  void reject(BundleRejection rejection) {
    state.updateAndGet(s -> new State(s.bundle(), s.since(), rejection));
  }

  /** The folder holds what is in force. */
  void confirm() {
    state.updateAndGet(s -> new State(s.bundle(), s.since(), null));
  }
}
