package io.countersign.approval.webhook;

import io.countersign.approval.notice.Dispatch;
import io.countersign.approval.notice.Notice;
import io.countersign.platform.webhook.WebhookSecret;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A receiver of webhooks. Its address may itself be a secret, and is shown nowhere. */
final class Endpoint {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final String name;
  private final URI url;
  private final List<WebhookSecret> secrets;
  private final Format format;
  private final Set<Dispatch.Kind> events;

  private Endpoint(
      String name, URI url, List<WebhookSecret> secrets, Format format, Set<Dispatch.Kind> events) {
    this.name = name;
    this.url = url;
    this.secrets = secrets;
    this.format = format;
    this.events = events;
  }

  /**
   * @throws IllegalArgumentException saying which setting of which endpoint is wrong
   */
  static Endpoint of(String name, WebhookSettings.Endpoint settings) {
    try {
      return new Endpoint(
          name, url(settings.url()), secrets(settings), Format.of(settings), events(settings));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "countersign.webhooks.%s: %s".formatted(name, e.getMessage()), e);
    }
  }

  private static URI url(String text) {
    URI url;
    try {
      url = URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("url is not a URL");
    }
    String host = url.getHost();
    if (host == null || url.getUserInfo() != null || url.getFragment() != null) {
      throw new IllegalArgumentException("url names a host, and neither a user nor a fragment");
    }
    if (!"https".equals(url.getScheme())
        && !("http".equals(url.getScheme()) && LOOPBACK.contains(host))) {
      throw new IllegalArgumentException(
          "url begins with https; plain http is for this machine alone");
    }
    return url;
  }

  private static List<WebhookSecret> secrets(WebhookSettings.Endpoint settings) {
    if (settings.format() == WebhookSettings.Format.COUNTERSIGN && settings.secret().isEmpty()) {
      throw new IllegalArgumentException("secret is needed, such as whsec_ and 32 bytes in base64");
    }
    return Stream.of(settings.secret(), settings.previousSecret())
        .flatMap(Optional::stream)
        .map(WebhookSecret::parse)
        .toList();
  }

  private static Set<Dispatch.Kind> events(WebhookSettings.Endpoint settings) {
    Set<Dispatch.Kind> all = EnumSet.complementOf(EnumSet.of(Dispatch.Kind.SUMMARY));
    if (settings.events().isEmpty()) {
      return all;
    }
    Set<Dispatch.Kind> events = EnumSet.noneOf(Dispatch.Kind.class);
    for (String text : settings.events().get()) {
      events.add(
          Dispatch.Kind.named(text)
              .filter(all::contains)
              .orElseThrow(() ->
                  new IllegalArgumentException(
                      "events has '%s'; there are %s"
                          .formatted(text, all.stream().map(Dispatch.Kind::text).toList()))));
    }
    return events;
  }

  String name() {
    return name;
  }

  URI url() {
    return url;
  }

  Format format() {
    return format;
  }

  boolean carries(Notice notice) {
    return events.contains(Dispatch.Kind.of(notice)) && format.carries(notice);
  }

  /** All signatures in one header, so that a receiver may know either secret; empty for none. */
  Optional<String> signature(String id, long timestamp, byte[] body) {
    return secrets.stream()
        .map(s -> s.sign(id, timestamp, body))
        .reduce((one, other) -> one + ' ' + other);
  }

  @Override
  public String toString() {
    return "Endpoint[" + name + "]";
  }
}
