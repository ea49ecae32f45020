package io.countersign.audit;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A question to the trail under a name, for all auditors.
 *
 * @param name 1 to 64 small letters, digits and dashes
 * @param query path and parameters, as it is asked
 * @param savedBy the name of who saved it last
 */
public record SavedQuery(String name, String query, String savedBy, Instant savedAt) {
  private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?");

  public SavedQuery {
    if (!isName(name)) {
      throw new IllegalArgumentException("not a name of a query");
    }
  }

  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }
}
