package io.countersign.audit.store;

import io.countersign.audit.RecordCategory;
import io.countersign.platform.event.RecordPosition;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a record is kept, which its bytes do not tell.
 *
 * @param storedOn the day of storing, of UTC
 * @param duplicateOf the first delivery, if the record is another one
 * @param withValue whether its value is kept
 */
record StoredAs(
    RecordCategory category,
    LocalDate storedOn,
    @Nullable RecordPosition duplicateOf,
    boolean withValue) {}
