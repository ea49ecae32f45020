package io.countersign.approval.http;

import io.countersign.approval.Ballot;
import io.countersign.approval.PlainText;
import io.countersign.approval.Voter;
import io.countersign.contracts.ApprovalConditions;
import io.countersign.contracts.Digest;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.Verdict;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A vote as it is sent.
 *
 * @param digest the request's digest, as the voter saw it
 * @param conditions on what conditions the voter approves; none if absent
 * @param grant what of the same form the voter approves ahead; nothing if absent
 */
record VoteBody(
    Verdict verdict,
    @Schema(implementation = String.class, examples = "sha256:…") Digest digest,
    @Nullable ApprovalConditions conditions,
    @Nullable GrantTerms grant,
    @Nullable @Schema(maxLength = PlainText.MAXIMUM) String comment) {
  /** Jackson reads an empty body, and {@code null}, as none. */
  static VoteBody required(@Nullable VoteBody body) {
    if (body == null) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST,
          "A vote is expected, such as {\"verdict\": \"approve\", \"digest\": \"sha256:…\"}.");
    }
    return body;
  }

  Ballot by(Voter voter, Instant at) {
    try {
      return new Ballot(
          voter,
          verdict,
          digest,
          conditions == null ? ApprovalConditions.none() : conditions,
          grant,
          comment,
          at);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(CommonProblem.INVALID_REQUEST, "Field " + e.getMessage() + ".");
    }
  }
}
