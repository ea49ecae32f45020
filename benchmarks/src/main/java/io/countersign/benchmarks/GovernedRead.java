package io.countersign.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The whole path over HTTP: an agent's read, recorded, judged, warranted, run, masked, answered.
 */
final class GovernedRead implements RoundTrip {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final String BODY =
      """
      {"dataSource": "shop", "sql": "SELECT id, name, email, city FROM customers WHERE id = 42"}
      """;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI commands;
  private final Supplier<String> token;

  /**
   * @param token gives a token that is valid for some time yet
   */
  GovernedRead(URI intake, Supplier<String> token) {
    this.commands = intake.resolve("/v1/commands");
    this.token = token;
  }

  @Override
  public CompletableFuture<?> start() {
    HttpRequest request =
        HttpRequest.newBuilder(commands)
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + token.get())
            .header("Content-Type", "application/json")
            .header("Prefer", "wait=30")
            .POST(HttpRequest.BodyPublishers.ofString(BODY))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
        .thenAccept(GovernedRead::verify);
  }

  private static void verify(HttpResponse<byte[]> response) {
    try {
      JsonNode body = JSON.readTree(response.body());
      if (!body.path("status").asText().equals("succeeded")
          || body.at("/result/rows").size() != 1) {
        throw new IllegalStateException(
            "not a masked result: " + response.statusCode() + " " + body);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
