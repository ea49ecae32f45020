package io.countersign.cli.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A service as one caller uses it. */
public final class Api {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
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

  /** What is there, as text. */
  public String text(String path) {
    HttpResponse<String> response = send(request(path).GET(), BodyHandlers.ofString());
    expectOk(path, response.statusCode(), response.body());
    return response.body();
  }

  /** Whether it is there, and if not, why. */
  public int status(String path) {
    return send(request(path).GET(), BodyHandlers.discarding()).statusCode();
  }

  /**
   * Puts what is there into a file, however long it is. What is no answer does not get there.
   *
   * @param headers name and value in turn
   */
  public void download(String path, Path file, String... headers) {
    HttpRequest.Builder request = request(path).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<String> response =
        send(
            request,
            answer ->
                answer.statusCode() == OK
                    ? BodySubscribers.mapping(BodySubscribers.ofFile(file), _ -> "")
                    : BodySubscribers.ofString(UTF_8));
    expectOk(path, response.statusCode(), response.body());
  }

  private void expectOk(String path, int status, String body) {
    if (status != OK) {
      throw new UnexpectedAnswerException(
          "%s answered %d to %s: %s".formatted(service, status, path, body));
    }
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
    HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
    try {
      return new Answer(
          response.statusCode(),
          response.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(response.body()),
          response.headers().firstValue("ETag").orElse(null));
    } catch (IOException e) {
      throw new UnexpectedAnswerException(service + " did not answer in JSON: " + e.getMessage());
    }
  }

  private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
    try {
      return http.send(request.build(), body);
    } catch (IOException e) {
      throw new UnexpectedAnswerException(service + " did not answer: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnexpectedAnswerException("interrupted");
    }
  }
}
