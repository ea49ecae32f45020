package io.countersign.approval.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.approval.notice.Channel;
import io.countersign.approval.notice.Delivery;
import io.countersign.approval.notice.Message;
import io.countersign.approval.notice.Notice;
import io.countersign.platform.event.EventJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Messages over HTTP, signed as Standard Webhooks 1.0.0 has it. A target is the name of an
 * endpoint. Of the answer only the status and how long to wait count; its body is not read.
 */
@Singleton
public class WebhookChannel implements Channel {
  public static final String NAME = "webhook";

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int GONE = 410;
  private static final ObjectMapper JSON = EventJson.mapper();

  private final Map<String, Endpoint> endpoints = new TreeMap<>();
  private final HttpClient http;
  private final Clock clock;
  private final Duration patience;

  /**
   * @throws IllegalArgumentException if an endpoint is not configured well
   */
  @Inject
  public WebhookChannel(WebhookSettings settings, Clock clock) {
    this(settings, clock, PATIENCE);
  }

  WebhookChannel(WebhookSettings settings, Clock clock, Duration patience) {
    this.patience = patience;
    settings
        .endpoints()
        .forEach((name, endpoint) -> endpoints.put(name, Endpoint.of(name, endpoint)));
    this.clock = clock;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(patience)
            .build();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public boolean carries(String target, Notice notice) {
    return Optional.ofNullable(endpoints.get(target)).filter(e -> e.carries(notice)).isPresent();
  }

  @Override
  public boolean updates(String target) {
    return Optional.ofNullable(endpoints.get(target)).filter(e -> e.format().updates()).isPresent();
  }

  @Override
  public Optional<String> objectionTo(String target) {
    return endpoints.containsKey(target)
        ? Optional.empty()
        : Optional.of("there is no countersign.webhooks." + target);
  }

  @Override
  public Delivery deliver(Message message) {
    Endpoint endpoint = endpoints.get(message.target());
    return endpoint == null
        ? new Delivery.Refused("There is no webhook '" + message.target() + "' any more.")
        : send(endpoint, message);
  }

  private Delivery send(Endpoint endpoint, Message message) {
    try {
      HttpResponse<InputStream> response =
          http.send(request(endpoint, message), HttpResponse.BodyHandlers.ofInputStream());
      response.body().close();
      return delivery(response, message);
    } catch (IOException e) {
      return new Delivery.Later(null, "No answer: " + e.getClass().getSimpleName() + ".");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Delivery.Later(null, "The service stopped before there was an answer.");
    }
  }

  private HttpRequest request(Endpoint endpoint, Message message) {
    String id = "msg_" + message.id();
    long timestamp = clock.instant().getEpochSecond();
    byte[] body = json(endpoint.format().body(message));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.url())
            .timeout(patience)
            .header("Content-Type", "application/json")
            .header("User-Agent", "countersign")
            .header("webhook-id", id)
            .header("webhook-timestamp", Long.toString(timestamp))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    endpoint
        .signature(id, timestamp, body)
        .ifPresent(signature -> request.header("webhook-signature", signature));
    return request.build();
  }

  private static byte[] json(Map<String, Object> body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a webhook as JSON", e);
    }
  }

  private Delivery delivery(HttpResponse<?> response, Message message) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return new Delivery.Delivered("msg_" + message.id());
    }
    if (status == GONE) {
      return new Delivery.Refused("The endpoint answered 410: it wants nothing any more.");
    }
    Instant now = clock.instant();
    return new Delivery.Later(
        RetryAfter.of(response.headers(), now).orElse(null),
        status / 100 == 3
            ? "The endpoint answered %d; redirects are not followed.".formatted(status)
            : "The endpoint answered %d.".formatted(status));
  }
}
