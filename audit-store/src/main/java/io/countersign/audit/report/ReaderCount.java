package io.countersign.audit.report;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How often somebody asked the trail. */
public record ReaderCount(
    String name, @Nullable String subject, long requests, Instant first, Instant last) {}
