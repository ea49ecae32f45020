package io.countersign.approval.http;

import io.countersign.approval.PlainText;
import io.countersign.contracts.ReviewVerdict;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a person says of a command that ran before it was approved. */
record ReviewBody(ReviewVerdict verdict, @Schema(maxLength = PlainText.MAXIMUM) String comment) {
  /** Jackson reads an empty body, and {@code null}, as none. */
  static ReviewBody required(@Nullable ReviewBody body) {
    if (body == null) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST,
          "A review is expected, such as {\"verdict\": \"justified\", \"comment\": \"…\"}.");
    }
    return body;
  }
}
