package io.countersign.audit.http;

import io.countersign.audit.Page;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page is asked for of what was found and may be closed.
 *
 * @param open only what nobody has explained, or only the rest; absent for both
 * @param before the number that the page before ended with
 */
record FoundPage(@Nullable Boolean open, @Nullable Long before, int limit) {
  static final Set<String> PARAMETERS = Set.of("open", Filters.LIMIT, Filters.AFTER);
  private static final int USUAL = 100;
  private static final int LARGEST = 1_000;

  static FoundPage of(QueryParameters query) {
    String open = query.oneOf("open", Set.of("true", "false"));
    return new FoundPage(
        open == null ? null : Boolean.valueOf(open),
        query.parsed(Filters.AFTER, "the 'next' of a page before", Long::parseLong),
        query.number(Filters.LIMIT, 1, LARGEST, USUAL));
  }

  static <T, B> PageBody<B> body(Page<T, Long> page, Function<T, B> body) {
    Long next = page.next();
    return new PageBody<>(
        page.entries().stream().map(body).toList(), next == null ? null : next.toString());
  }
}
