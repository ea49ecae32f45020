package io.countersign.log.verify;

import io.countersign.log.note.HandOver;
import io.countersign.log.note.InvalidNoteException;
import io.countersign.log.note.TrustPolicy;
import io.countersign.log.note.VerifierKey;
import java.util.ArrayList;
import java.util.List;

/** How the log's key was handed over, as the log itself tells it. */
final class KeyHistory {
  private final List<Step> steps = new ArrayList<>();
  private final Findings findings;

  /** A hand-over, and where it stands. */
  private record Step(long index, HandOver handOver) {}

  KeyHistory(Findings findings) {
    this.findings = findings;
  }

  /** Takes in a leaf that the tree covers, in the order of the leaves. */
  void accept(long index, byte[] leaf) {
    try {
      steps.add(new Step(index, HandOver.parse(leaf)));
    } catch (InvalidNoteException e) {
      findings.add("leaf " + index, "is no hand-over of the log's key: " + e.getMessage());
    }
  }

  /**
   * The policy with all keys that lead to a trusted one, or that a trusted one leads to. What leads
   * nowhere is told.
   */
  TrustPolicy followed(TrustPolicy policy) {
    List<VerifierKey> known = new ArrayList<>(policy.logKeys());
    for (Step step : steps.reversed()) {
      if (known.contains(step.handOver.to())) {
        add(known, step.handOver.from(), step, policy);
      }
    }
    for (Step step : steps) {
      if (known.contains(step.handOver.from())) {
        add(known, step.handOver.to(), step, policy);
      } else {
        findings.addFirst(
            "leaf " + step.index,
            "hands over from %s, which is no key of this log, to %s"
                .formatted(step.handOver.from(), step.handOver.to()));
      }
    }
    return policy.withLogKeys(known);
  }

  private void add(List<VerifierKey> known, VerifierKey key, Step step, TrustPolicy policy) {
    if (policy.witnesses().stream().anyMatch(key::sameKey)) {
      findings.addFirst("leaf " + step.index, "makes the key of a witness one of the log");
    } else if (!known.contains(key)) {
      known.add(key);
    }
  }

  /** Tells what was followed, and a checkpoint whose keys had all been handed over before. */
  void tell(long size, List<VerifierKey> signed) {
    steps.forEach(step ->
        findings.checked(
            "the log's key was handed over by leaf %,d, to %s"
                .formatted(step.index, step.handOver.to())));
    if (signed.stream().allMatch(key -> wasHandedOver(key, size))) {
      findings.addFirst("checkpoint", "is signed only by a key that had been handed over before");
    }
  }

  private boolean wasHandedOver(VerifierKey key, long size) {
    return steps.stream().anyMatch(s -> s.handOver.from().equals(key) && s.index + 1 < size);
  }
}
