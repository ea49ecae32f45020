package io.countersign.audit.ocsf;

import io.countersign.audit.TrailEvent;

/** How events are called in other systems. */
public final class EventNames {
  private static final String PREFIX = "countersign.";

  private EventNames() {}

  /** {@code VoteCast} of {@code countersign.VoteCast.v1}. */
  public static String shortName(TrailEvent event) {
    String type = event.type();
    if (event.flaw() != null || type == null || type.isBlank()) {
      return "UnreadableRecord";
    }
    return type.startsWith(PREFIX) && type.lastIndexOf('.') > PREFIX.length()
        ? type.substring(PREFIX.length(), type.lastIndexOf('.'))
        : type;
  }

  /** Who published it. */
  static String service(TrailEvent event) {
    String source = event.source();
    return source == null || source.isBlank() ? "unknown" : source;
  }
}
