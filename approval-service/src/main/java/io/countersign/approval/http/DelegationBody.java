package io.countersign.approval.http;

import io.countersign.platform.http.CommonProblem;
import io.countersign.platform.http.ProblemException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who is to answer.
 *
 * @param to as the directory of people names them, or by subject
 */
record DelegationBody(String to, Instant until) {
  static DelegationBody required(@Nullable DelegationBody body) {
    if (body == null) {
      throw new ProblemException(
          CommonProblem.INVALID_REQUEST,
          "A delegation is expected, such as {\"to\": \"rob\", \"until\": \"2026-12-01T08:00:00Z\"}.");
    }
    return body;
  }
}
