package io.countersign.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.countersign.intake.Api;
import io.countersign.intake.AuditStoreResource;
import io.countersign.intake.OwnBrokerResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.PostgresResource;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(OwnBrokerResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "intake"))
@WithTestResource(KeycloakResource.class)
@WithTestResource(AuditStoreResource.class)
class KafkaOutageTest {
  private static final String BODY = "{\"dataSource\": \"shop\", \"sql\": \"SELECT 1\"}";

  @TestHTTPResource("/")
  URI root;

  @Test
  void takesNothingWhileKafkaIsAwayAndGoesOnWhenItIsBack() throws Exception {
    Api api = new Api(root);
    String token = Tokens.agent("night-agent");
    String key = UUID.randomUUID().toString();
    awaitAccepted(api, token);

    OwnBrokerResource.stopBroker();
    HttpResponse<String> away = api.submit(token, BODY, "Idempotency-Key", key);
    HttpResponse<String> stillAway = api.submit(token, BODY);
    HttpResponse<String> alive = api.get("/q/health/live", "");
    OwnBrokerResource.startBroker();

    BadInputTest.assertProblem(away, 503, "not-surely-recorded");
    String location = away.headers().firstValue("Location").orElseThrow();
    assertThat(new ObjectMapper().readTree(away.body()).get("detail").asText())
        .contains("may or may not have been recorded")
        .contains(location.substring(location.indexOf("/v1/commands/")));
    assertThat(away.headers().firstValue("Retry-After")).isPresent();
    BadInputTest.assertProblem(stillAway, 503, "not-surely-recorded");
    assertThat(alive.statusCode()).isEqualTo(200);
    awaitAccepted(api, token);
    HttpResponse<String> back = api.submit(token, BODY, "Idempotency-Key", key);
    assertThat(back.statusCode()).isEqualTo(202);
    assertThat(back.headers().firstValue("Idempotency-Replayed")).hasValue("true");

    JsonNode command = new ObjectMapper().readTree(back.body());
    assertThat(location).endsWith("/v1/commands/" + command.get("id").asText());
    OwnBrokerResource.sayDenied(command.get("id").asText());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> api.get("/v1/commands/" + command.get("id").asText(), token).body(),
            body -> body.contains("\"status\":\"denied\""));
  }

  private static void awaitAccepted(Api api, String token) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> api.submit(token, BODY).statusCode(), status -> status == 202);
  }
}
