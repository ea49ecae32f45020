package io.countersign.approval.slack;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.slack.api.util.json.GsonFactory;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.Optional;

/** Tells somebody in Slack something that only they see. */
@Singleton
class Whispers {
  private static final int OK = 200;
  private static final Gson JSON = GsonFactory.createSnakeCase();

  private final SlackConnection connection;
  private final SlackSettings settings;
  private final HttpClient client;

  Whispers(SlackConnection connection, SlackSettings settings) {
    this.connection = connection;
    this.settings = settings;
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.timeout())
            .build();
  }

  /** Where they clicked, as long as Slack takes answers there; else in the channel. */
  SlackAnswer tell(SlackUser user, Place place, String text) throws InterruptedException {
    SlackMessage message = SlackMessage.of(text);
    Optional<URI> url = Optional.ofNullable(place.responseUrl()).flatMap(this::ours);
    if (url.isPresent() && respond(url.get(), message)) {
      return new SlackAnswer.Done(null, null);
    }
    String channel = place.channel();
    return channel == null
        ? new SlackAnswer.Failed("no_channel")
        : connection
            .web()
            .map(web -> web.whisper(channel, user.id(), message))
            .orElseGet(() -> new SlackAnswer.Failed("not_connected"));
  }

  /** An address that comes from outside is used only if it is where Slack takes answers. */
  private Optional<URI> ours(String url) {
    try {
      URI target = URI.create(url);
      URI allowed = settings.responseUrl();
      boolean same =
          allowed.getScheme().equals(target.getScheme())
              && Objects.equals(allowed.getRawAuthority(), target.getRawAuthority());
      return same ? Optional.of(target) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean respond(URI url, SlackMessage message) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(url)
            .timeout(settings.timeout())
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(body(message)))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == OK;
    } catch (IOException e) {
      return false;
    }
  }

  private static String body(SlackMessage message) {
    JsonObject body = new JsonObject();
    body.addProperty("response_type", "ephemeral");
    body.addProperty("replace_original", false);
    body.addProperty("text", message.text());
    body.add("blocks", JSON.toJsonTree(message.blocks()));
    return JSON.toJson(body);
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }
}
