package io.countersign.audit.behaviour;

import org.jspecify.annotations.Nullable;

/**
 * Which findings to show; absent parts do not restrict.
 *
 * @param open only those that nobody has looked into, or only the others
 * @param principal name or subject
 */
public record FindingFilter(
    @Nullable Boolean open, @Nullable FindingKind kind, @Nullable String principal) {}
