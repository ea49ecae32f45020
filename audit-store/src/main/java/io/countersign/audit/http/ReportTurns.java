package io.countersign.audit.http;

import io.countersign.platform.http.ProblemException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;

/** Has an instance make one report at a time: each reads much. */
@Singleton
class ReportTurns {
  private final Semaphore turn = new Semaphore(1);

  interface Work<T> {
    T run() throws IOException;
  }

  /**
   * @throws ProblemException if another is being made
   */
  <T> T take(Work<T> work) {
    if (!turn.tryAcquire()) {
      throw new ProblemException(
          AuditProblem.REPORT_RUNNING,
          "This instance is making another report. Send the same request again in a minute.");
    }
    try {
      return work.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      turn.release();
    }
  }
}
