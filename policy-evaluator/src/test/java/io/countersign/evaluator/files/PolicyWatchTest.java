package io.countersign.evaluator.files;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.PolicyBundleActivated;
import io.countersign.contracts.event.PolicyBundleRejected;
import io.countersign.contracts.event.Topic;
import io.countersign.evaluator.ActivePolicies;
import io.countersign.evaluator.LivePolicies;
import io.countersign.platform.event.Decoding;
import io.countersign.platform.event.EventCodec;
import io.countersign.platform.event.EventJson;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.Tokens;
import io.countersign.testing.TopicProbe;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(KeycloakResource.class)
@WithTestResource(LivePolicies.class)
class PolicyWatchTest {
  private static final String ANOTHER =
      """
      ---
      apiVersion: countersign/v1
      kind: Policy
      metadata: {name: another}
      spec: {effect: allow, when: %s, message: Because.}
      """;

  @Inject ActivePolicies policies;

  private final EventCodec codec = new EventCodec(EventJson.mapper());
  private final TopicProbe probe = TopicProbe.fromTheBeginning(Topic.ADMINISTRATION);

  @AfterEach
  void close() {
    LivePolicies.reset();
    awaitPolicies(s -> s.bundle().policies().size() == 3 && s.rejected().isEmpty());
    probe.close();
  }

  private void awaitPolicies(Predicate<ActivePolicies.State> expected) {
    Awaitility.await().until(policies::state, expected);
  }

  private EventData data(ConsumerRecord<String, byte[]> kafka) {
    return ((Decoding.Decoded) codec.decode(kafka)).received().data();
  }

  private static JsonPath policiesOverHttp() {
    return given()
        .auth()
        .oauth2(Tokens.person("audrey"))
        .get("/v1/policies")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  @Test
  void changedPoliciesAreInForceWithoutARestart() {
    LivePolicies.append(ANOTHER.formatted("facts.parsed"));

    awaitPolicies(s -> s.bundle().policies().size() == 4);
    assertThat(policiesOverHttp().getList("policies.name")).contains("another");
    probe.await(r ->
        data(r) instanceof PolicyBundleActivated activated
            && activated.policies().contains("another"));
    String digest = policies.current().digest().text();
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("countersign_policies_active{digest=\"" + digest + "\"} 4.0"));
  }

  @Test
  void policiesThatAreNotValidChangeNothingAndAreToldEverywhere() {
    String before = policies.current().digest().text();

    LivePolicies.append(ANOTHER.formatted("facts.misspelt"));

    awaitPolicies(s -> s.rejected().isPresent());
    JsonPath shown = policiesOverHttp();
    assertThat(shown.getString("digest")).isEqualTo(before);
    assertThat(shown.getString("rejection.problems[0]"))
        .startsWith("policies.yaml:")
        .contains("misspelt");
    PolicyBundleRejected told =
        (PolicyBundleRejected) data(probe.await(r -> data(r) instanceof PolicyBundleRejected));
    assertThat(told.bundleDigest().text()).isEqualTo(before);
    assertThat(told.problems().getFirst()).contains("misspelt");
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("countersign_policies_stale 1.0"))
        .body(containsString("countersign_policies_rejected_total"));
  }
}
