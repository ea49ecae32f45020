package io.countersign.contracts;

import org.jspecify.annotations.Nullable;

/**
 * A column of a result.
 *
 * @param type the target's name of its type
 * @param masking whether and why its values are masked
 * @param category what is declared to be in it, such as {@code email}
 */
public record ResultColumn(String name, String type, Masking masking, @Nullable String category) {}
