package io.countersign.approval;

import io.countersign.contracts.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A person's answer that counts.
 *
 * @param subject what persons are told apart by
 * @param name the name people know the person by
 */
public record Vote(
    String subject, String name, Verdict verdict, @Nullable String comment, Instant at) {}
