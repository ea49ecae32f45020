package io.countersign.intake.http;

import io.countersign.contracts.GrantTerms;
import io.countersign.platform.http.ProblemException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a standing approval that is asked for is to give. */
@Schema(
    name = "GrantTerms",
    examples = "{\"uses\": 20, \"rows\": 500, \"until\": \"2026-12-01T00:00:00Z\"}")
record GrantBody(
    @Schema(description = "How many commands", minimum = "1", required = true)
        @Nullable Integer uses,
    @Schema(
            description = "How many rows each may return, and change",
            minimum = "0",
            required = true)
        @Nullable Long rows,
    @Schema(description = "Its end, at most 90 days from now", required = true)
        @Nullable Instant until) {

  GrantTerms toTerms() {
    if (uses == null || rows == null || until == null || uses < 1 || rows < 0) {
      throw new ProblemException(
          IntakeProblem.INVALID_GRANT,
          "Field 'grant' needs 'uses' (at least 1), 'rows' (at least 0) and 'until' (an instant such"
              + " as 2026-12-01T00:00:00Z).");
    }
    // PostgreSQL keeps microseconds, and what is countersigned must read the same everywhere.
    return new GrantTerms(uses, rows, until.truncatedTo(ChronoUnit.MICROS));
  }
}
