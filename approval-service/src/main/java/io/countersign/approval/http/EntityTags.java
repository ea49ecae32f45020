package io.countersign.approval.http;

import io.countersign.approval.inbox.Sight;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Versions of requests as entity tags (RFC 9110 §8.8.3 and §13.1): strong ones. */
final class EntityTags {
  private static final String ANY = "*";

  private EntityTags() {}

  /** Who sees less has a tag of their own. */
  static String of(long version, Sight sight) {
    return sight == Sight.WHOLE ? "\"" + version + "\"" : "\"" + version + "-part\"";
  }

  /** Whether {@code If-None-Match} names the tag; compared weakly, as RFC 9110 has it. */
  static boolean isAmong(@Nullable List<String> ifNoneMatch, String tag) {
    return ifNoneMatch != null
        && tags(ifNoneMatch)
            .map(t -> t.startsWith("W/") ? t.substring(2) : t)
            .anyMatch(t -> t.equals(ANY) || t.equals(tag));
  }

  /** Which versions {@code If-Match} admits; all if it is absent, none if it is malformed. */
  static LongPredicate admitted(@Nullable List<String> ifMatch) {
    if (ifMatch == null || ifMatch.isEmpty()) {
      return _ -> true;
    }
    List<String> tags = tags(ifMatch).toList();
    return version ->
        tags.contains(ANY)
            || tags.contains(of(version, Sight.WHOLE))
            || tags.contains(of(version, Sight.WITHOUT_SAMPLE));
  }

  private static Stream<String> tags(List<String> headers) {
    return headers.stream().flatMap(h -> Stream.of(h.split(",", -1))).map(String::strip);
  }
}
