package io.countersign.approval;

import static io.countersign.approval.BallotBox.body;
import static io.countersign.approval.BallotBox.vote;
import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.command;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who decides has seen what there is to see. */
@QuarkusTest
class StaleScreenTest {
  private final Neighbours neighbours = new Neighbours();

  @AfterEach
  void close() {
    neighbours.close();
  }

  @Test
  void answersThatNothingHasChanged() {
    ApprovalRequested asked = neighbours.ask(command(AGENT), 2);
    String tag = tag(asked);

    reading(asked, tag).statusCode(304).header("ETag", tag);
    reading(asked, "W/" + tag + ", \"other\"").statusCode(304);
    reading(asked, "*").statusCode(304);
    reading(asked, "\"other\"").statusCode(200);
    vote("rob", asked, "approve").statusCode(200);
    reading(asked, tag).statusCode(200).header("ETag", not(equalTo(tag)));
  }

  @Test
  void refusesAVoteUponAScreenThatIsOld() {
    ApprovalRequested asked = neighbours.ask(command(AGENT), 2);
    String tag = tag(asked);
    Inboxes.say(Tokens.person("dana"), asked, "{\"text\":\"Is this the right year?\"}")
        .statusCode(201);

    voting(asked, tag)
        .statusCode(412)
        .contentType("application/problem+json")
        .body("type", endsWith("stale"))
        .body("detail", containsString("Read it again"));

    Inboxes.show("rita", asked).body("votes.size()", equalTo(0));
    voting(asked, "nonsense").statusCode(412);
    voting(asked, tag(asked)).statusCode(200).body("counted", equalTo(true));
  }

  @Test
  void takesNoTagForTheDigest() {
    ApprovalRequested asked = neighbours.ask(command(AGENT), 1);

    Inboxes.post(
            Tokens.person("rita"),
            "/v1/approvals/" + asked.requestId() + "/votes",
            body("approve", Samples.BUNDLE.text()),
            "If-Match",
            tag(asked))
        .statusCode(409)
        .body("type", endsWith("digest-mismatch"));
  }

  @Test
  void doesNotLetARefusedVoteMakeOthersScreensOld() {
    ApprovalRequested asked = neighbours.ask(command(AGENT), 1);
    String tag = tag(asked);

    vote("audrey", asked, "approve").statusCode(403);

    assertThat(tag(asked)).isEqualTo(tag);
  }

  @Test
  void knowsNoRequestByItsTag() {
    String unknown = UUID.randomUUID().toString();

    Inboxes.post(
            Tokens.person("rita"),
            "/v1/approvals/" + unknown + "/votes",
            body("approve", Samples.BUNDLE.text()),
            "If-Match",
            "\"1\"")
        .statusCode(404);
  }

  @Test
  void tellsOfEachOfSeveralVotesWhatBecameOfIt() {
    ApprovalRequested fresh = neighbours.ask(command(AGENT), 1);
    ApprovalRequested rejected = neighbours.ask(command(AGENT), 1);
    ApprovalRequested stale = neighbours.ask(command(AGENT), 2);
    String old = tag(stale);
    vote("rita", rejected, "reject").statusCode(200);
    vote("rob", stale, "approve").statusCode(200);
    String unknown = UUID.randomUUID().toString();

    several(
            item(fresh.requestId().toString(), fresh.digest().text(), "approve", ""),
            item(unknown, fresh.digest().text(), "approve", ""),
            item(rejected.requestId().toString(), rejected.digest().text(), "approve", ""),
            item(
                stale.requestId().toString(),
                stale.digest().text(),
                "approve",
                ",\"etag\":\"" + old.replace("\"", "\\\"") + "\""))
        .statusCode(200)
        .body("votes.outcome", equalTo(List.of("counted", "unknown", "refused", "refused")))
        .body("votes[0].state", equalTo("granted"))
        .body("votes[2].problem.type", endsWith("not-pending"))
        .body("votes[3].problem.type", endsWith("stale"))
        .body("votes[3].problem.status", equalTo(412));
    several(item(fresh.requestId().toString(), fresh.digest().text(), "approve", ""))
        .body("votes.outcome", equalTo(List.of("counted-before")));
  }

  @Test
  void refusesAListThatIsNone() {
    ApprovalRequested asked = neighbours.ask(command(AGENT), 1);
    String one = item(asked.requestId().toString(), asked.digest().text(), "approve", "");

    several().statusCode(400).body("detail", containsString("1 to 100"));
    several(one, one).statusCode(400).body("detail", containsString("twice"));
    several(one.replace("approve", "maybe")).statusCode(400);
    several(item(asked.requestId().toString(), asked.digest().text(), "reject", ""))
        .statusCode(200)
        .body("votes[0].problem.detail", containsString("says why"));
  }

  private static ValidatableResponse several(String... items) {
    return Inboxes.post(
        Tokens.person("rita"),
        "/v1/approvals/votes",
        "{\"votes\":[" + String.join(",", items) + "]}");
  }

  private static String item(String id, String digest, String verdict, String more) {
    return "{\"requestId\":\"%s\",\"digest\":\"%s\",\"verdict\":\"%s\"%s}"
        .formatted(id, digest, verdict, more);
  }

  private static String tag(ApprovalRequested asked) {
    return Inboxes.show("rita", asked).statusCode(200).extract().header("ETag");
  }

  private static ValidatableResponse reading(ApprovalRequested asked, String ifNoneMatch) {
    return given()
        .auth()
        .oauth2(Tokens.person("rita"))
        .header("If-None-Match", ifNoneMatch)
        .get("/v1/approvals/{id}", asked.requestId().toString())
        .then();
  }

  private static ValidatableResponse voting(ApprovalRequested asked, String ifMatch) {
    return Inboxes.post(
        Tokens.person("rita"),
        "/v1/approvals/" + asked.requestId() + "/votes",
        body("approve", asked.digest().text()),
        "If-Match",
        ifMatch);
  }
}
