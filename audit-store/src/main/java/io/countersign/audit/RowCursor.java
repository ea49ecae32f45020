package io.countersign.audit;

import io.countersign.platform.event.RecordPosition;
import java.time.Instant;

/** A place in the list of changed rows. */
public record RowCursor(Instant time, RecordPosition position, int place) {}
