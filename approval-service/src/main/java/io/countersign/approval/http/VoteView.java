package io.countersign.approval.http;

import io.countersign.approval.Vote;
import io.countersign.contracts.Verdict;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vote as it is shown.
 *
 * @param voter the name that people know the person by
 * @param subject what persons are told apart by
 */
record VoteView(
    String voter, String subject, Verdict verdict, @Nullable String comment, Instant at) {
  static List<VoteView> of(List<Vote> votes) {
    return votes.stream()
        .map(v -> new VoteView(v.name(), v.subject(), v.verdict(), v.comment(), v.at()))
        .toList();
  }
}
