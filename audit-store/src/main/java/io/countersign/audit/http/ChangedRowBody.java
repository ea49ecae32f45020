package io.countersign.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.audit.ChangedRow;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.TableName;
import io.countersign.platform.event.RecordPosition;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A changed row as JSON: absent values before or after mean that there was no row. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangedRowBody(
    CommandId commandId,
    Instant time,
    @Nullable String principal,
    @Nullable String outcome,
    TableName table,
    String kind,
    @Nullable JsonNode before,
    @Nullable JsonNode after,
    RecordPosition position) {
  static ChangedRowBody of(ChangedRow row) {
    return new ChangedRowBody(
        row.commandId(),
        row.time(),
        row.principal(),
        row.outcome(),
        row.table(),
        row.kind(),
        StoredJson.read(row.before()),
        StoredJson.read(row.after()),
        row.position());
  }
}
