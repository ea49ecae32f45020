package io.countersign.audit;

import java.time.Instant;

/** Who explained what was found, and how. */
public record Closing(String by, String reason, Instant at) {}
