package io.countersign.intake;

import io.countersign.contracts.event.ApprovalEvent;
import io.countersign.contracts.event.EventId;
import java.time.Instant;

/** Something that people said, or that was said of what they are asked, and when. */
public record RecordedApproval(EventId id, Instant at, ApprovalEvent event) {}
