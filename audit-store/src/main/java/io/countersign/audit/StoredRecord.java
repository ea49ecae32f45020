package io.countersign.audit;

import io.countersign.platform.event.RecordPosition;
import org.jspecify.annotations.Nullable;

/**
 * A record as it was on the wire, and what was made of it.
 *
 * @param valueAbsence why the value that there was is not among the raw bytes; absent if it is
 * @param flaw why it could not be read; absent for an event
 * @param duplicateOf the first delivery of the same event; absent unless this is another
 */
public record StoredRecord(
    RawRecord raw,
    @Nullable ValueAbsence valueAbsence,
    @Nullable String flaw,
    @Nullable RecordPosition duplicateOf) {}
