package io.countersign.cli.client;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** A service as one caller uses it. */
public final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final HttpClient http;
  private final URI service;
  private final String token;

  public Api(HttpClient http, URI service, String token) {
    this.http = http;
    this.service = service;
    this.token = token;
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer delete(String path) {
    return send(request(path).DELETE());
  }

  /**
   * Posts a JSON object.
   *
   * @param headers further ones, name and value in turn
   */
  public Answer post(String path, Map<String, ?> body, String... headers) {
    return send("POST", path, body, headers);
  }

  /** Puts a JSON object there. */
  public Answer put(String path, Map<String, ?> body) {
    return send("PUT", path, body);
  }

  private Answer send(String method, String path, Map<String, ?> body, String... headers) {
    HttpRequest.Builder request =
        request(path).header("Content-Type", "application/json").method(method, json(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private static HttpRequest.BodyPublisher json(Map<String, ?> body) {
    try {
      return HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    } catch (IOException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(
          response.statusCode(),
          response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(response.body()),
          response.headers().firstValue("ETag").orElse(null));
    } catch (IOException e) {
      throw new UnexpectedAnswerException(service + " did not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnexpectedAnswerException("interrupted");
    }
  }
}
