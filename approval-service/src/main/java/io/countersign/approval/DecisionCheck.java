package io.countersign.approval;

import io.countersign.contracts.Decision;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.CommandDecided;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether a decision is what it says it is; nothing is done upon one that is not. */
public final class DecisionCheck {
  /** Beyond these a question is a mistake, or an attempt to break what counts time. */
  static final Duration SHORTEST_QUESTION = Duration.ofSeconds(1);

  static final Duration LONGEST_QUESTION = Duration.ofDays(366);

  private DecisionCheck() {}

  /**
   * What is wrong with it, without repeating its content; empty if nothing is.
   *
   * @param key the session under which it was published
   */
  public static Optional<String> objectionTo(CommandDecided decided, @Nullable SessionId key) {
    if (!decided.command().sessionId().equals(key)) {
      return Optional.of("the decision was published under another session than its command's");
    }
    if (!decided.commandDigest().equals(decided.command().digest())) {
      return Optional.of("the command digest is not that of the command");
    }
    if (!decided.decisionDigest().equals(CommandDecided.digestOf(decided))) {
      return Optional.of("the decision digest is not that of the decision");
    }
    if (decided.decision() instanceof Decision.ApprovalRequired(var requirement)
        && !isSensible(requirement.expiresAfter())) {
      return Optional.of(
          "the question would stay open for less than %s or more than %s"
              .formatted(SHORTEST_QUESTION, LONGEST_QUESTION));
    }
    return Optional.empty();
  }

  private static boolean isSensible(Duration openFor) {
    return openFor.compareTo(SHORTEST_QUESTION) >= 0 && openFor.compareTo(LONGEST_QUESTION) <= 0;
  }
}
