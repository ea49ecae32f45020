package io.countersign.contracts.event;

import io.countersign.contracts.ApprovalRequestId;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Digest;
import io.countersign.contracts.Principal;
import java.time.Instant;

/**
 * An entitled person lets a command of their own run before anybody approved it.
 *
 * @param person whom {@code by} stands for
 * @param digest what the person saw
 * @param reviewDueAt until when others have to look at it
 */
public record GlassBroken(
    ApprovalRequestId requestId,
    CommandId commandId,
    Principal by,
    String person,
    Digest digest,
    String reason,
    Instant reviewDueAt)
    implements ApprovalEvent {}
