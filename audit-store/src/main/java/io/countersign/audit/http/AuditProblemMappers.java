package io.countersign.audit.http;

import io.countersign.audit.QueryTooLongException;
import io.countersign.audit.RecordRefusedException;
import io.countersign.audit.StoreUnavailableException;
import io.countersign.audit.archive.ArchiveException;
import io.countersign.audit.ledger.LedgerBrokenException;
import io.countersign.platform.http.Problem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns faults of the store into problems. */
final class AuditProblemMappers {
  private static final Logger LOG = Logger.getLogger(AuditProblemMappers.class);
  private static final String RETRY_SECONDS = "5";

  @ServerExceptionMapper
  Response unavailable(StoreUnavailableException e) {
    LOG.warn("A query could not be answered", e);
    return Problem.of(
            AuditProblem.STORE_UNAVAILABLE,
            "The audit database does not answer. Send the same request again in a few seconds.")
        .response()
        .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
        .build();
  }

  @ServerExceptionMapper
  Response archive(ArchiveException e) {
    LOG.warn("The archive could not be read", e);
    return Problem.of(
            AuditProblem.ARCHIVE_UNAVAILABLE,
            "The archive cannot be read at the moment: its folder or one of its files is not there.")
        .response()
        .build();
  }

  @ServerExceptionMapper
  Response tooLong(QueryTooLongException e) {
    return Problem.of(
            AuditProblem.QUERY_TOO_LONG,
            "Stopped: " + e.getMessage() + ". Narrow it, best by 'from' and 'to'.")
        .response()
        .build();
  }

  @ServerExceptionMapper
  Response notRepresentable(RecordRefusedException e) {
    return Problem.of(
            AuditProblem.INVALID_FILTER,
            "The database cannot compare with a value given (SQLSTATE " + e.code() + ").")
        .response()
        .build();
  }

  @ServerExceptionMapper
  Response broken(LedgerBrokenException e) {
    LOG.errorf(e, "INCIDENT: the ledger is broken: %s", e.getMessage());
    return Problem.of(AuditProblem.LEDGER_BROKEN, "The ledger is broken: " + e.getMessage() + ".")
        .response()
        .build();
  }
}
