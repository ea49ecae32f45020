package io.countersign.audit.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page, latest first.
 *
 * @param next to be given as {@code after} for the next page; null on the last
 */
public record PageBody<T>(List<T> entries, @Nullable String next) {}
