package io.countersign.approval.http;

import io.countersign.platform.http.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.hibernate.exception.JDBCConnectionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Tells callers when the database is away. */
final class StoreProblems {
  private static final Logger LOG = Logger.getLogger(StoreProblems.class);
  private static final String RETRY_SECONDS = "5";

  @ServerExceptionMapper
  Response unavailable(JDBCConnectionException e) {
    LOG.warnf("The database does not answer: %s", e.getMessage());
    return new ProblemException(
            ApprovalProblem.STORE_UNAVAILABLE,
            "The database does not answer, so nothing was done. Send the same request again in a few seconds.")
        .problem()
        .response()
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .build();
  }
}
