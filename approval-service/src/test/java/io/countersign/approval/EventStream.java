package io.countersign.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Server-sent events, read as a browser reads them. */
final class EventStream implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> data = new CopyOnWriteArrayList<>();
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final InputStream body;

  private EventStream(URI address, String token, @Nullable String lastEventId)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream");
    if (lastEventId != null) {
      request.header("Last-Event-ID", lastEventId);
    }
    HttpResponse<InputStream> response =
        client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    body = response.body();
    Thread.ofVirtual().start(this::read);
    Awaitility.await().until(() -> lines.contains(":connected"));
  }

  static EventStream open(URI address, String token, @Nullable String lastEventId) {
    try {
      return new EventStream(address, token, lastEventId);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void read() {
    try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      String line = reader.readLine();
      while (line != null) {
        lines.add(line.replace(": ", ":"));
        if (line.startsWith("data:")) {
          data.add(line.substring("data:".length()));
        }
        line = reader.readLine();
      }
    } catch (IOException e) {
      lines.add("closed");
    }
  }

  /** The news of this request in this state. */
  JsonPath await(String requestId, String state) {
    return Awaitility.await()
        .until(
            () ->
                data.stream()
                    .map(JsonPath::from)
                    .filter(j ->
                        requestId.equals(j.getString("requestId"))
                            && state.equals(j.getString("state")))
                    .findFirst(),
            Optional::isPresent)
        .orElseThrow();
  }

  List<String> seen() {
    return List.copyOf(data);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
