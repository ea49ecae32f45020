package io.countersign.audit;

import io.countersign.contracts.IncidentKind;
import org.jspecify.annotations.Nullable;

/**
 * Which incidents to show; absent parts do not restrict.
 *
 * @param open only those that nobody has explained, or only the others
 */
public record IncidentFilter(@Nullable Boolean open, @Nullable IncidentKind kind) {}
