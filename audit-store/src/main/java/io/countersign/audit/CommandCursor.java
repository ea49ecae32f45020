package io.countersign.audit;

import io.countersign.contracts.CommandId;
import java.time.Instant;

/** The place behind one command in the list of commands, latest first. */
public record CommandCursor(Instant time, CommandId id) {}
