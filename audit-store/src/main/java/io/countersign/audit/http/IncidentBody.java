package io.countersign.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.audit.Closing;
import io.countersign.audit.Incident;
import io.countersign.contracts.IncidentKind;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An incident as JSON: open while there is no closing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record IncidentBody(
    long id,
    IncidentKind kind,
    String summary,
    String subject,
    long from,
    long to,
    Instant foundAt,
    @Nullable Closing closing) {
  static IncidentBody of(Incident incident) {
    return new IncidentBody(
        incident.id(),
        incident.kind(),
        incident.sentence(),
        incident.subject(),
        incident.from(),
        incident.to(),
        incident.foundAt(),
        incident.closing());
  }
}
