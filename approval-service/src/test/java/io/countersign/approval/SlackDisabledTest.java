package io.countersign.approval;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.approval.notice.Notice;
import io.countersign.approval.slack.Clicks;
import io.countersign.approval.slack.SlackChannel;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A service that nobody has connected with Slack. */
@QuarkusTest
class SlackDisabledTest {
  @Inject SlackChannel channel;

  @Test
  void answersNothingFromSlack() {
    Clicks.signed("payload={}", Instant.now()).send().statusCode(404);
    given()
        .auth()
        .oauth2(Tokens.person("rita"))
        .contentType("application/json")
        .body(Map.of("code", "0".repeat(32)))
        .post("/v1/me/slack-link")
        .then()
        .statusCode(404);
  }

  @Test
  void tellsNobodyInSlack() {
    Notice summary =
        new Notice.Summary(new Directory(List.of()).withSubject("rita", "rita"), List.of(), false);

    assertThat(channel.carries("U0RITA", summary)).isFalse();
    assertThat(channel.objectionTo("C0DATA"))
        .hasValueSatisfying(o -> assertThat(o).contains("enabled"));
  }
}
