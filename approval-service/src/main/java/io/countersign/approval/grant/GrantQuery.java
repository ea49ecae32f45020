package io.countersign.approval.grant;

import io.countersign.contracts.GrantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which standing approvals are wanted; what is absent does not matter.
 *
 * @param active whether in force, or ended
 * @param principal the subject, or the name, of whoever holds them
 * @param concerning the subject of whoever holds them, or owns the agent that does
 * @param after only those issued after this one
 */
public record GrantQuery(
    @Nullable Boolean active,
    @Nullable String principal,
    @Nullable String dataSource,
    @Nullable String concerning,
    Instant now,
    @Nullable GrantId after,
    int limit) {}
