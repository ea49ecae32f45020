package io.countersign.approval;

import static io.countersign.approval.Samples.person;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.Approvers;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.local.Person;
import io.countersign.local.ServiceAccount;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EntitlementsTest {
  private static final Duration RIGHTS_VALID_FOR = Duration.ofHours(8);
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
  private final String role = "role-" + UUID.randomUUID();
  @Inject Entitlements entitlements;

  @Test
  void rememberWhatAVerifiedTokenSaid() {
    given().auth().oauth2(Tokens.person("dana")).get("/v1/approvals").then().statusCode(200);

    await()
        .untilAsserted(() ->
            assertThat(entitlements.of(Person.DANA.subject(), Instant.now()))
                .hasValueSatisfying(dana -> {
                  assertThat(dana.kind()).isEqualTo(PrincipalKind.HUMAN);
                  assertThat(dana.name()).isEqualTo("dana");
                  assertThat(dana.roles()).contains("dba", "reviewer");
                }));
  }

  @Test
  void neverRememberAnAgent() {
    entitlements.seen(Samples.AGENT, now);
    given().auth().oauth2(Tokens.agent("night-agent")).get("/v1/approvals").then().statusCode(403);
    given().auth().oauth2(Tokens.person("rob")).get("/v1/approvals").then().statusCode(200);
    await().until(() -> entitlements.of(Person.ROB.subject(), Instant.now()).isPresent());

    assertThat(entitlements.of(Samples.AGENT.subject(), now)).isEmpty();
    assertThat(entitlements.of(ServiceAccount.NIGHT_AGENT.subject(), Instant.now())).isEmpty();
  }

  @Test
  void endWhenTheTokenWasShownTooLongAgo() {
    Principal ann = person(UUID.randomUUID().toString(), role);
    entitlements.seen(ann, now);

    assertThat(entitlements.of(ann.subject(), now.plus(RIGHTS_VALID_FOR).minusMillis(1)))
        .isPresent();
    assertThat(entitlements.of(ann.subject(), now.plus(RIGHTS_VALID_FOR))).isEmpty();
  }

  @Test
  void followTheLastTokenAtOnceWhenARoleIsLost() {
    String name = UUID.randomUUID().toString();
    entitlements.seen(person(name, role, "dba"), now);

    entitlements.seen(person(name, "dba"), now.plusSeconds(1));

    assertThat(entitlements.of(name + "-subject", now.plusSeconds(1)).orElseThrow().roles())
        .containsExactly("dba");
    assertThat(entitlements.personsAnswering(Approvers.withRoles(Set.of(role)))).isEmpty();
  }

  @Test
  void ignoreAnOlderTokenThatIsHeardOfLater() {
    String name = UUID.randomUUID().toString();
    entitlements.seen(person(name, "dba"), now);

    entitlements.seen(person(name, role), now.minusSeconds(1));

    assertThat(entitlements.of(name + "-subject", now).orElseThrow().roles())
        .containsExactly("dba");
  }

  @Test
  void areNotWrittenDownAgainWithinAMinute() {
    Principal ann = person(UUID.randomUUID().toString(), role);
    entitlements.seen(ann, now);

    entitlements.seen(ann, now.plusSeconds(59));
    assertThat(entitlements.of(ann.subject(), now.plus(RIGHTS_VALID_FOR))).isEmpty();
    entitlements.seen(ann, now.plusSeconds(60));
    assertThat(entitlements.of(ann.subject(), now.plus(RIGHTS_VALID_FOR))).isPresent();
  }

  @Test
  void nameThePersonsWhoMayAnswer() {
    String ann = "ann " + role;
    String bob = "bob " + role;
    entitlements.seen(person(ann, role), now);
    entitlements.seen(person(bob), now);
    entitlements.seen(person("eve " + role), now);

    assertThat(entitlements.personsAnswering(new Approvers(Set.of(role), Set.of(bob + "-subject"))))
        .extracting(io.countersign.approval.Person::name)
        .containsExactly(ann, bob);
  }
}
