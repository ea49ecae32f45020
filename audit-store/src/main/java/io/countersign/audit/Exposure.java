package io.countersign.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was given values of a category by commands that used a table. A command that used
 * several tables counts for each of them.
 *
 * @param table as the commands name it
 * @param unmasked whether the values were shown as they are
 * @param rows that these commands returned
 */
public record Exposure(
    String subject,
    String name,
    @Nullable String owner,
    String table,
    String category,
    boolean unmasked,
    long commands,
    long rows,
    Instant first,
    Instant last) {}
