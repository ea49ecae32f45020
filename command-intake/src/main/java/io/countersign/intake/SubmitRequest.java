package io.countersign.intake;

import io.countersign.contracts.Principal;
import io.countersign.platform.event.TraceContext;
import org.jspecify.annotations.Nullable;

/** A submission with who sent it and how. */
public record SubmitRequest(
    Principal principal, Submission submission, @Nullable IdempotencyKey key, TraceContext trace) {}
