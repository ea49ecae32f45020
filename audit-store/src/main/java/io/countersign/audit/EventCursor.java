package io.countersign.audit;

import io.countersign.platform.event.RecordPosition;
import java.time.Instant;

/** The place behind one event in the list of events, latest first. */
public record EventCursor(Instant time, RecordPosition position) {}
