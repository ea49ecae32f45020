package io.countersign.evaluator;

import io.countersign.policy.PolicyBundle;
import java.util.concurrent.atomic.AtomicReference;

/** The bundle in force. Whoever decides takes it once for each decision, or batch of them. */
public final class ActivePolicies {
  private final AtomicReference<PolicyBundle> bundle;

  public ActivePolicies(PolicyBundle bundle) {
    this.bundle = new AtomicReference<>(bundle);
  }

  public PolicyBundle current() {
    return bundle.get();
  }
}
