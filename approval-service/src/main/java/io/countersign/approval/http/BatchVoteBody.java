package io.countersign.approval.http;

import io.countersign.approval.PlainText;
import io.countersign.approval.Voter;
import io.countersign.approval.notice.BatchVoting.BatchBallot;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Verdict;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A vote on the first members of a batch as it is sent.
 *
 * @param shown how many members the voter saw
 * @param digest the digest of these
 * @param conditions on what conditions the voter approves; none if absent
 * @param grant what of the same form the voter approves ahead; nothing if absent
 */
record BatchVoteBody(
    Verdict verdict,
    int shown,
    @Schema(implementation = String.class, examples = "sha256:…") Digest digest,
    @Nullable ApprovalConditions conditions,
    @Nullable GrantTerms grant,
    @Nullable @Schema(maxLength = PlainText.MAXIMUM) String comment) {
  /** Jackson reads an empty body, and {@code null}, as none. */
  static BatchVoteBody required(@Nullable BatchVoteBody body) {
    if (body == null) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST,
          "A vote is expected, such as {\"verdict\": \"approve\", \"shown\": 3, \"digest\": \"sha256:…\"}.");
    }
    return body;
  }

  BatchBallot by(Voter voter) {
    return new BatchBallot(
        voter,
        verdict,
        shown,
        digest,
        conditions == null ? ApprovalConditions.none() : conditions,
        grant,
        comment);
  }
}
