package io.countersign.audit.http;

/**
 * What explains an incident or a finding.
 *
 * @param reason 1 to 2,000 characters
 */
public record ClosingRequest(String reason) {}
