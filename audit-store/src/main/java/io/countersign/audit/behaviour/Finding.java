package io.countersign.audit.behaviour;

import io.countersign.audit.Closing;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was observed, as it is kept.
 *
 * @param closing absent while nobody has looked into it
 */
public record Finding(
    long id, Observation observation, Instant foundAt, @Nullable Closing closing) {}
