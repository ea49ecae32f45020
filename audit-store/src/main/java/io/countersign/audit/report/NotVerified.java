package io.countersign.audit.report;

/**
 * What a report does not show.
 *
 * @param subject in a few words
 * @param sentence what that means here
 */
public record NotVerified(String subject, String sentence) {}
