package io.countersign.audit.http;

import org.jspecify.annotations.Nullable;

/**
 * A hold to be placed.
 *
 * @param name 1 to 64 small letters, digits and dashes
 * @param scope as parameters of {@code /v1/commands}; absent or empty for all records
 * @param reason 1 to 2,000 characters
 */
public record HoldRequest(String name, @Nullable String scope, String reason) {}
