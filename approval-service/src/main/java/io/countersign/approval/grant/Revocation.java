package io.countersign.approval.grant;

import java.time.Instant;

/**
 * That somebody ended a standing approval before its time.
 *
 * @param person what persons are told apart by
 * @param name the name people know them by
 */
public record Revocation(String person, String name, String reason, Instant at) {}
