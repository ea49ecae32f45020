package io.countersign.approval.slack;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where somebody clicked, and can be answered.
 *
 * @param responseUrl where Slack takes a few answers for half an hour
 */
record Place(@Nullable String channel, @Nullable String responseUrl) {
  private static final String SEPARATOR = "\n";

  /** To be carried along by a dialog. */
  String text() {
    return Optional.ofNullable(channel).orElse("")
        + SEPARATOR
        + Optional.ofNullable(responseUrl).orElse("");
  }

  static Place parse(String text) {
    String[] parts = text.split(SEPARATOR, -1);
    return new Place(part(parts, 0), part(parts, 1));
  }

  private static @Nullable String part(String[] parts, int index) {
    return index < parts.length && !parts[index].isEmpty() ? parts[index] : null;
  }
}
