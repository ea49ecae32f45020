package io.countersign.approval.webhook;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who is told over HTTP. */
public interface WebhookSettings {
  /** By the names that routes use as targets. */
  Map<String, Endpoint> endpoints();

  /** One receiver. */
  interface Endpoint {
    /** Begins with {@code https}, unless it is on this machine. */
    String url();

    /** What is signed with, {@code whsec_…}; needed for the format {@code countersign}. */
    Optional<String> secret();

    /** Signed with too, until all receivers know the new one. */
    Optional<String> previousSecret();

    /** How the body is written. */
    Format format();

    /** What is told, of the names that {@code GET /v1/deliveries} shows; all if absent. */
    Optional<Set<String>> events();

    /** PagerDuty's integration key; needed for its format. */
    Optional<String> routingKey();
  }

  /** How a body is written. */
  enum Format {
    /** JSON of our own, described by a schema. */
    COUNTERSIGN,
    /** A message with an Adaptive Card. */
    TEAMS,
    /** Events API v2; only what is urgent. */
    PAGERDUTY
  }
}
