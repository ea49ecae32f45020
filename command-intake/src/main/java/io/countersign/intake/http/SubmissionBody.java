package io.countersign.intake.http;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.SessionId;
import io.countersign.intake.Submission;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a submission. */
@Schema(
    name = "Submission",
    examples =
        """
        {"dataSource": "shop", "sql": "SELECT id, email FROM customers WHERE city = $1",
         "parameters": [{"type": "TEXT", "value": "Utrecht"}], "justification": "Ticket 4711"}
        """)
record SubmissionBody(
    @Schema(description = "The name of the target, one of GET /v1/data-sources") String dataSource,
    @Schema(description = "One SQL statement; placeholders are $1, $2, …") String sql,
    @Schema(description = "The typed values of the placeholders, in order")
        @JsonSetter(contentNulls = Nulls.FAIL)
        @Nullable List<BindValue> parameters,
    @Schema(description = "Why, for those who approve") @Nullable String justification,
    @Schema(
            description =
                "Asks for a standing approval instead: nothing runs, and later commands of this form"
                    + " need not be asked about")
        @Nullable GrantBody grant,
    @Schema(
            description =
                "The sessionId of an earlier command's answer, to go on in its session; without it"
                    + " the command has one of its own")
        @Nullable SessionId sessionId) {

  Submission toSubmission() {
    return new Submission(
        dataSource,
        sql,
        parameters == null ? List.of() : parameters,
        justification,
        grant == null ? null : grant.toTerms(),
        sessionId);
  }
}
