package io.countersign.audit.report;

import io.countersign.audit.TrailEvent;
import io.countersign.contracts.CommandId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event in one sentence.
 *
 * @param position topic/partition/offset, where the whole event and its proof are found
 */
public record Told(
    String position, Instant time, String actor, @Nullable CommandId commandId, String sentence) {
  static Told of(TrailEvent event) {
    return new Told(
        event.position().toString(),
        event.time(),
        event.actor(),
        event.commandId(),
        event.summary());
  }
}
