package io.countersign.approval.webhook;

import io.countersign.approval.webhook.WebhookSettings.Format;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Settings of endpoints that tests write. */
record Endpoints(
    String url,
    Optional<String> secret,
    Optional<String> previousSecret,
    Format format,
    Optional<Set<String>> events,
    Optional<String> routingKey)
    implements WebhookSettings.Endpoint {
  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  static final String OLD_SECRET = "whsec_b2xkLXNlY3JldC1vZi10aGUtc2VydmljZQ==";

  static Endpoints at(String url, Format format) {
    return new Endpoints(
        url,
        format == Format.COUNTERSIGN ? Optional.of(SECRET) : Optional.empty(),
        Optional.empty(),
        format,
        Optional.empty(),
        format == Format.PAGERDUTY ? Optional.of("routing-key-of-a-test") : Optional.empty());
  }

  Endpoints withSecrets(@Nullable String now, @Nullable String before) {
    return new Endpoints(
        url, Optional.ofNullable(now), Optional.ofNullable(before), format, events, routingKey);
  }

  Endpoints withEvents(String... wanted) {
    return new Endpoints(
        url, secret, previousSecret, format, Optional.of(Set.of(wanted)), routingKey);
  }

  WebhookSettings named(String name) {
    return () -> Map.of(name, this);
  }
}
