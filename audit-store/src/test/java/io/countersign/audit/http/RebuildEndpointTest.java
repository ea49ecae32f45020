package io.countersign.audit.http;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.audit.LedgerKeyResource;
import io.countersign.contracts.event.Topic;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.PostgresResource;
import io.countersign.testing.Tokens;
import io.countersign.testing.TopicProbe;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(
    value = PostgresResource.class,
    initArgs = @ResourceArg(name = "database", value = "audit"))
@WithTestResource(KeycloakResource.class)
@WithTestResource(LedgerKeyResource.class)
class RebuildEndpointTest {
  private static final String PATH = "/v1/store/rebuild";
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void anAdministratorLetsTheStoreDeriveAllAnewAndThatIsRecorded() {
    try (TopicProbe topics = TopicProbe.fromNowOn(Topic.ADMINISTRATION)) {
      // When
      as("adam").post(PATH).then().statusCode(202).body("running", equalTo(true));

      // Then
      topics.await(r -> new String(r.value(), StandardCharsets.UTF_8).contains(PATH));
      await()
          .atMost(SOON)
          .untilAsserted(() ->
              as("adam")
                  .get(PATH)
                  .then()
                  .body("running", equalTo(false))
                  .body("failure", nullValue())
                  .body("exchanged.table", hasItem("command")));
    }
  }

  @Test
  void isForAdministratorsOnly() {
    as("audrey").post(PATH).then().statusCode(403);
    as("audrey").get(PATH).then().statusCode(403);
    as("adam").post(PATH + "?table=event").then().statusCode(400);
  }

  private static RequestSpecification as(String person) {
    return given().auth().oauth2(Tokens.person(person));
  }
}
