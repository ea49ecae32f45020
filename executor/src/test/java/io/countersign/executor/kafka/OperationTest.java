package io.countersign.executor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.executor.Warrants;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What whoever operates the service sees of it. */
@QuarkusTest
final class OperationTest extends RunningServiceTest {
  @TestHTTPResource("/q/")
  URI management;

  @Test
  void saysThatItIsAliveAndReady() throws IOException, InterruptedException {
    assertThat(get("health/live").statusCode()).isEqualTo(200);
    assertThat(get("health/ready").body()).contains("\"status\": \"UP\"");
  }

  @Test
  void countsExecutionsByOutcome() throws IOException, InterruptedException {
    topics.run(Warrants.reading("SELECT 1"));

    assertThat(get("metrics").body())
        .contains("countersign_executions_seconds_count{outcome=\"succeeded\"")
        .contains("countersign_executions_running");
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(management.resolve(path)).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}
