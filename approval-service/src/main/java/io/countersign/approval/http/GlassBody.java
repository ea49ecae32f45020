package io.countersign.approval.http;

import io.countersign.approval.PlainText;
import io.countersign.approval.Voter;
import io.countersign.approval.review.Breakage;
import io.countersign.contracts.Digest;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * That a command cannot wait.
 *
 * @param digest the request's digest, as the person saw it
 * @param reason what reviewers read afterwards
 */
record GlassBody(
    @Schema(implementation = String.class, examples = "sha256:…") Digest digest,
    @Schema(maxLength = PlainText.MAXIMUM) String reason) {
  /** Jackson reads an empty body, and {@code null}, as none. */
  static GlassBody required(@Nullable GlassBody body) {
    if (body == null) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST,
          "Digest and reason are expected, such as {\"digest\": \"sha256:…\", \"reason\": \"…\"}.");
    }
    return body;
  }

  Breakage by(Voter voter, Instant at) {
    try {
      return new Breakage(voter, digest, reason, at);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(CommonProblem.INVALID_REQUEST, "Field " + e.getMessage() + ".");
    }
  }
}
