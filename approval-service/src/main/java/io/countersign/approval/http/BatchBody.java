package io.countersign.approval.http;

import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Verdict;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Votes on several requests, each of which stands for itself. */
record BatchBody(List<Item> votes) {
  static final int MOST = 100;

  /**
   * One vote.
   *
   * @param etag the entity tag of the request as the voter saw it; not compared if absent
   */
  record Item(
      ApprovalRequestId requestId,
      Verdict verdict,
      Digest digest,
      @Nullable ApprovalConditions conditions,
      @Nullable GrantTerms grant,
      @Nullable String comment,
      @Nullable String etag) {
    VoteBody vote() {
      return new VoteBody(verdict, digest, conditions, grant, comment);
    }
  }

  /** Jackson reads an empty body, and {@code null}, as none. */
  static List<Item> required(@Nullable BatchBody body) {
    if (body == null || body.votes.isEmpty() || body.votes.size() > MOST) {
      throw invalid("'votes' is a list of 1 to %d votes.".formatted(MOST));
    }
    if (body.votes.stream().map(Item::requestId).distinct().count() != body.votes.size()) {
      throw invalid("'votes' names a request twice; a person has one vote on each.");
    }
    return body.votes;
  }

  private static ProblemException invalid(String detail) {
    return new ProblemException(CommonProblem.INVALID_REQUEST, detail);
  }
}
