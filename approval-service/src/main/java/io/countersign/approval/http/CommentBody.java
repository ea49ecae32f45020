package io.countersign.approval.http;

import io.countersign.approval.PlainText;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A comment as it is sent.
 *
 * @param question whether the submitter is expected to answer; not if absent
 */
record CommentBody(@Schema(maxLength = PlainText.MAXIMUM) String text, @Nullable Boolean question) {
  /** Jackson reads an empty body, and {@code null}, as none. */
  static CommentBody required(@Nullable CommentBody body) {
    if (body == null) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST,
          "A comment is expected, such as {\"text\": \"Which ticket is this for?\", \"question\": true}.");
    }
    return body;
  }

  boolean isQuestion() {
    return Boolean.TRUE.equals(question);
  }
}
