package io.countersign.log.verify;

import io.countersign.log.bundle.BundleSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A log on a server, as C2SP tlog-tiles serves it. Follows no redirects, reads no file longer than
 * an entry bundle can be, and waits for each no longer than 30 seconds.
 */
final class HttpSource implements BundleSource {
  private static final int LONGEST_FILE = 256 * (2 + 0xffff);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(TIMEOUT)
          .build();
  private final String prefix;
  private final Optional<String> token;

  /**
   * A log.
   *
   * @param token sent as a bearer token if there is one
   */
  HttpSource(URI prefix, Optional<String> token) {
    this.prefix = prefix.toString().endsWith("/") ? prefix.toString() : prefix + "/";
    this.token = token;
  }

  @Override
  public Optional<InputStream> open(String path) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(prefix + path)).timeout(TIMEOUT);
    token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
    HttpResponse<byte[]> response = send(request.build());
    return switch (response.statusCode()) {
      case 200 -> Optional.of(new ByteArrayInputStream(response.body()));
      case 404 -> Optional.empty();
      default -> throw new IOException(path + ": HTTP status " + response.statusCode());
    };
  }

  private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(
                HttpResponse.BodyHandlers.ofByteArray(), LONGEST_FILE));
    try {
      return answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IOException("the log cannot be read: " + e.getCause(), e);
    } catch (TimeoutException e) {
      throw new IOException("the log did not answer within " + TIMEOUT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      answer.cancel(true);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
