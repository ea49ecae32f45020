package io.countersign.approval.http;

import io.countersign.approval.PlainText;
import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Why somebody does something. */
record ReasonBody(@Schema(maxLength = PlainText.MAXIMUM) String reason) {
  /** Jackson reads an empty body, and {@code null}, as none. */
  static ReasonBody required(@Nullable ReasonBody body) {
    if (body == null) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST, "A reason is expected, such as {\"reason\": \"…\"}.");
    }
    return body;
  }
}
