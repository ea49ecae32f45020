package io.countersign.audit.http;

/**
 * A question to be kept.
 *
 * @param query path and parameters, such as {@code /v1/commands?agent=night-agent}
 */
public record SaveRequest(String query) {}
