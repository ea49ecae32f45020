package io.countersign.audit.push;

import io.countersign.audit.TrailEvent;
import io.countersign.audit.export.DeliveryFailedException;
import io.countersign.audit.export.Lines;
import io.countersign.audit.export.Ordered;
import io.countersign.audit.export.Receiver;
import io.countersign.platform.webhook.WebhookSecret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Lines over HTTP, signed as Standard Webhooks 1.0.0 has it. The id of a message names the leaves
 * that it is of, so that a receiver knows a repetition. Its address may itself be a secret, and is
 * shown nowhere.
 */
final class WebhookReceiver implements Receiver {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private final String name;
  private final URI url;
  private final WebhookSecret secret;
  private final Lines<TrailEvent> lines;
  private final Clock clock;
  private final Duration timeout;
  private final HttpClient http;

  /**
   * @throws IllegalArgumentException if a setting is wrong; the message does not repeat it
   */
  WebhookReceiver(
      String name,
      PushSettings.Webhook settings,
      Duration timeout,
      Lines<TrailEvent> lines,
      Clock clock) {
    this.name = name;
    this.url = url(settings.url());
    this.secret = WebhookSecret.parse(settings.secret());
    this.lines = lines;
    this.clock = clock;
    this.timeout = timeout;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeout)
            .build();
  }

  private static URI url(String text) {
    try {
      URI url = URI.create(text);
      String host = url.getHost();
      if (host != null
          && ("https".equals(url.getScheme())
              || ("http".equals(url.getScheme()) && LOOPBACK.contains(host)))) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Answered below: the message would repeat the address.
    }
    throw new IllegalArgumentException(
        "url names a host and begins with https; plain http is for this machine alone");
  }

  @Override
  public void take(List<Ordered> events) {
    try {
      HttpResponse<InputStream> response =
          http.send(request(events), HttpResponse.BodyHandlers.ofInputStream());
      response.body().close();
      if (response.statusCode() / 100 != 2) {
        throw new DeliveryFailedException(
            "the webhook %s answered %d".formatted(name, response.statusCode()));
      }
    } catch (IOException e) {
      throw new DeliveryFailedException(
          "the webhook %s did not answer: %s".formatted(name, e.getClass().getSimpleName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeliveryFailedException("the service stops");
    }
  }

  private HttpRequest request(List<Ordered> events) {
    String id = "leaves_%d_%d".formatted(events.getFirst().index(), events.getLast().index());
    long timestamp = clock.instant().getEpochSecond();
    byte[] body = body(events);
    return HttpRequest.newBuilder(url)
        .timeout(timeout)
        .header("Content-Type", "application/x-ndjson")
        .header("User-Agent", "countersign")
        .header("webhook-id", id)
        .header("webhook-timestamp", Long.toString(timestamp))
        .header("webhook-signature", secret.sign(id, timestamp, body))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private byte[] body(List<Ordered> events) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(lines.heading());
    for (Ordered each : events) {
      body.writeBytes(lines.line(each.event()));
      body.writeBytes(lines.end());
    }
    return body.toByteArray();
  }

  void close() {
    http.close();
  }
}
