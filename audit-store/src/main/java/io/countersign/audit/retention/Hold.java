package io.countersign.audit.retention;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Nothing that falls under it is disposed of until it is released.
 *
 * @param name 1 to 64 small letters, digits and dashes
 * @param scope as parameters of a query for commands; empty for all records
 * @param release absent while it stands
 */
public record Hold(
    String name,
    String scope,
    String reason,
    String placedBy,
    Instant placedAt,
    @Nullable Release release) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

  /** How it ended. */
  public record Release(String by, String reason, Instant at) {}

  public Hold {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name of a hold");
    }
  }

  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
