package io.countersign.approval;

import io.countersign.contracts.Digest;
import io.countersign.contracts.Principal;
import io.countersign.contracts.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it was handed in; whether it counts is still to be seen.
 *
 * @param digest what the voter saw
 */
public record Ballot(
    Principal voter, Verdict verdict, Digest digest, @Nullable String comment, Instant at) {
  public static final int MAXIMUM_COMMENT = 4_000;

  /**
   * @throws IllegalArgumentException if the comment is too long or holds control characters other
   *     than line breaks and tabs
   */
  public Ballot {
    if (comment != null) {
      check(comment);
    }
  }

  private static void check(String comment) {
    int length = comment.codePointCount(0, comment.length());
    if (length > MAXIMUM_COMMENT) {
      throw new IllegalArgumentException(
          "comment has %,d characters; at most %,d are taken".formatted(length, MAXIMUM_COMMENT));
    }
    comment
        .codePoints()
        .filter(Ballot::isRefused)
        .findFirst()
        .ifPresent(c -> {
          throw new IllegalArgumentException(
              "comment holds the control character U+%04X; only line breaks and tabs are taken"
                  .formatted(c));
        });
  }

  /** An unpaired surrogate cannot be written as UTF-8. */
  private static boolean isRefused(int character) {
    return character != '\n'
        && character != '\r'
        && character != '\t'
        && (Character.isISOControl(character)
            || Character.getType(character) == Character.SURROGATE);
  }

  Vote toVote() {
    return new Vote(voter.subject(), voter.name(), verdict, comment, at);
  }
}
