package io.countersign.evaluator.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.countersign.evaluator.DefaultBundle;
import io.countersign.evaluator.PolicyFiles;
import io.countersign.testing.KafkaResource;
import io.countersign.testing.KeycloakResource;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(KeycloakResource.class)
@WithTestResource(PolicyFiles.class)
class PoliciesResourceTest {
  private static final String PATH = "/v1/policies";

  @ParameterizedTest
  @ValueSource(strings = {"audrey", "adam", "dana", "rita"})
  void showsThePoliciesInForce(String person) {
    given()
        .auth()
        .oauth2(Tokens.person(person))
        .get(PATH)
        .then()
        .statusCode(200)
        .body("digest", equalTo(DefaultBundle.load().digest().text()))
        .body("defaultApproval.stages[0].quorum", equalTo(1))
        .body("rejection", nullValue())
        .body("policies.name", hasItem("deny-unfiltered-writes"))
        .body("policies.find { it.name == 'allow-reads' }.effect", equalTo("allow"))
        .body("policies.find { it.name == 'allow-reads' }.when", equalTo("facts.readOnly"))
        .body(
            "policies.find { it.name == 'approve-unreadable-sql' }.approval.expiresAfter",
            equalTo("PT1H"))
        .rootPath("policies.find { it.name == 'approve-production-writes' }.approval")
        .body("order", equalTo("sequential"))
        .body("stages[0].roles", equalTo(List.of("dba", "reviewer")))
        .body("stages[0].dataSourceOwner", equalTo(false))
        .body("stages[0].timeout", nullValue())
        .body("justificationRequired", equalTo(false))
        .body("breakGlass.roles", equalTo(List.of("on-call")))
        .body("breakGlass.reviewWithin", equalTo("PT24H"))
        .body("grants.uses", equalTo(20))
        .body("grants.maximumRows", equalTo(100));
  }

  @Test
  void asksForAToken() {
    given()
        .get(PATH)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:countersign:problem:unauthenticated"))
        .header("WWW-Authenticate", "Bearer");
  }

  @Test
  void refusesATokenWhoseSignatureIsNotTheRealms() {
    String token = Tokens.person("audrey");
    String signature = token.substring(token.lastIndexOf('.') + 1);

    given()
        .auth()
        .oauth2(token.replace(signature, new StringBuilder(signature).reverse()))
        .get(PATH)
        .then()
        .statusCode(401)
        .body("type", equalTo("urn:countersign:problem:unauthenticated"));
  }

  @Test
  void refusesAnAgent() {
    given()
        .auth()
        .oauth2(Tokens.agent("night-agent"))
        .get(PATH)
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:countersign:problem:forbidden"));
  }

  @Test
  void isReadyAndDescribesItself() {
    given().get("/q/health/ready").then().statusCode(200);
    given().get("/q/health/live").then().statusCode(200);
    given().get("/q/openapi").then().statusCode(200).body(containsString(PATH));
    given().get("/q/metrics").then().statusCode(200).body(containsString("jvm_"));
  }
}
