package io.countersign.approval.review;

import io.countersign.approval.PlainText;
import io.countersign.approval.Voter;
import io.countersign.contracts.Digest;
import java.time.Instant;

/**
 * That somebody wants to run a command before it is approved.
 *
 * @param digest what they saw
 */
public record Breakage(Voter by, Digest digest, String reason, Instant at) {
  /**
   * @throws IllegalArgumentException if the reason is blank, too long or holds control characters
   */
  public Breakage {
    if (PlainText.checked(reason, "reason").isBlank()) {
      throw new IllegalArgumentException("reason says why it cannot wait: reviewers read it");
    }
  }
}
