package io.countersign.audit.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.countersign.audit.retention.Hold;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A hold as JSON: it stands while there is no release. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoldBody(
    String name,
    String scope,
    String reason,
    String placedBy,
    Instant placedAt,
    Hold.@Nullable Release release) {
  static HoldBody of(Hold hold) {
    return new HoldBody(
        hold.name(), hold.scope(), hold.reason(), hold.placedBy(), hold.placedAt(), hold.release());
  }
}
