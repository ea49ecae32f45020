package io.countersign.audit;

import org.jspecify.annotations.Nullable;

/**
 * How many commands there were, and of how many rows.
 *
 * @param value of what they were counted by; absent if they were counted together, or have none
 * @param time when the interval begins, as ISO 8601 text, or the hour of the day; absent if all
 *     times were counted together
 */
public record CommandCount(
    @Nullable String value,
    @Nullable String time,
    long commands,
    long rowsReturned,
    long rowsChanged) {}
