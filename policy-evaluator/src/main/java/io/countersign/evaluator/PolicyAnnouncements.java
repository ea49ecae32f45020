package io.countersign.evaluator;

import io.countersign.policy.PolicyBundle;

/** Where it is recorded which policies are in force. */
public interface PolicyAnnouncements {
  void activated(PolicyBundle bundle);

  /**
   * Changed policies were not taken.
   *
   * @param inForce those that stay
   */
  void rejected(BundleRejection rejection, PolicyBundle inForce);
}
