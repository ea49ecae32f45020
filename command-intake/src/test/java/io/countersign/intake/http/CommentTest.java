package io.countersign.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.contracts.Command;
import io.countersign.contracts.GrantTerms;
import io.countersign.contracts.event.CommandCommented;
import io.countersign.intake.IntakeTest;
import io.countersign.intake.People;
import io.countersign.intake.Samples;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Questions of people, answers of submitters, and standing approvals that are asked for. */
@QuarkusTest
class CommentTest extends IntakeTest {
  @Test
  void letsAnAgentAnswerAQuestion() {
    ReceivedEvent submission = asked();
    Command command = command(submission);
    JsonNode before = awaitApproval(command);
    assertThat(before.at("/comments/0/text").asText()).isEqualTo("Which ticket?");
    assertThat(before.at("/comments/0/question").asBoolean()).isTrue();
    assertThat(before.get("message").asText()).contains("have a question");

    HttpResponse<String> answer = comment(command, Tokens.agent("night-agent"), "4711");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    assertThat(json(answer).at("/comments/1/text").asText()).isEqualTo("4711");
    assertThat(json(answer).get("message").asText()).doesNotContain("question");
    ReceivedEvent said =
        neighbours.read(commands.await(r -> neighbours.read(r).data() instanceof CommandCommented));
    assertThat(said.event().sessionId()).isEqualTo(command.sessionId());
    assertThat(((CommandCommented) said.data()).by().name()).isEqualTo("night-agent");
  }

  @Test
  void letsTheOwnerOfAnAgentCommentToo() {
    Command command = command(asked());
    awaitApproval(command);

    assertThat(comment(command, Tokens.person("olga"), "It is mine.").statusCode()).isEqualTo(201);
  }

  @Test
  void isForTheSubmittersSideOnly() {
    Command command = command(asked());
    awaitApproval(command);

    BadInputTest.assertProblem(comment(command, Tokens.person("rita"), "x"), 403, "not-yours");
    BadInputTest.assertProblem(
        comment(command, Tokens.agent("report-agent"), "x"), 404, "unknown-command");
  }

  @Test
  void refusesWhatNobodyWouldRead() {
    Command command = command(submission(api.submit(Tokens.agent("night-agent"), READ)));

    BadInputTest.assertProblem(
        comment(command, Tokens.agent("night-agent"), "x"), 409, "nobody-asked");
  }

  @Test
  void refusesTextThatMisleads() {
    Command command = command(asked());
    awaitApproval(command);
    String token = Tokens.agent("night-agent");

    BadInputTest.assertProblem(comment(command, token, "a\\u202eb"), 422, "control-characters");
    BadInputTest.assertProblem(comment(command, token, ""), 422, "empty-comment");
    BadInputTest.assertProblem(comment(command, token, "x".repeat(4_001)), 422, "comment-too-long");
    assertThat(comment(command, token, "x".repeat(4_000)).statusCode()).isEqualTo(201);
  }

  @Test
  void recordsARepeatedCommentOnce() {
    Command command = command(asked());
    awaitApproval(command);
    String token = Tokens.agent("night-agent");
    String path = "/v1/commands/" + command.id() + "/comments";

    HttpResponse<String> first = api.post(path, token, "{\"text\": \"a\"}", "Idempotency-Key", "1");
    HttpResponse<String> again = api.post(path, token, "{\"text\": \"a\"}", "Idempotency-Key", "1");
    HttpResponse<String> other = api.post(path, token, "{\"text\": \"b\"}", "Idempotency-Key", "1");

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(json(again).get("comments")).hasSize(2);
    BadInputTest.assertProblem(other, 409, "idempotency-key-reused");
  }

  @Test
  void tellsAWaitingCallerWhoSaidNoAndWhy() throws Exception {
    String token = Tokens.agent("night-agent");
    Future<HttpResponse<String>> waiting =
        meanwhile(() -> api.submit(token, READ, "Prefer", "wait=30"));
    ReceivedEvent submission = neighbours.awaitSubmission();
    Command command = command(submission);

    neighbours.say(
        submission.link(),
        Samples.approvalRequired(command),
        Samples.requested(command),
        People.revised(command),
        People.rejected(command));

    JsonNode answer = json(waiting.get());
    assertThat(answer.get("status").asText()).isEqualTo("rejected");
    assertThat(answer.get("message").asText()).contains("rejected it: Use the view.");
    assertThat(answer.at("/approval/revisions/0/voided/0").asText()).isEqualTo("rita");
  }

  @Test
  void asksForAGrantAndTellsWhenItIsGiven() throws Exception {
    String token = Tokens.agent("night-agent");
    Instant until = Instant.now().plusSeconds(3600).truncatedTo(ChronoUnit.MICROS);
    String body =
        """
        {"dataSource": "shop", "sql": "SELECT 1", "grant": {"uses": 5, "rows": 100, "until": "%s"}}
        """
            .formatted(until);
    Future<HttpResponse<String>> waiting =
        meanwhile(() -> api.submit(token, body, "Prefer", "wait=30"));
    ReceivedEvent submission = neighbours.awaitSubmission();
    Command command = command(submission);
    assertThat(command.grant()).isEqualTo(new GrantTerms(5, 100, until));

    EventLink asked =
        neighbours.say(
            submission.link(), Samples.approvalRequired(command), Samples.requested(command));
    neighbours.say(asked, Samples.granted(command), People.issued(command));

    JsonNode answer = json(waiting.get());
    assertThat(waiting.get().statusCode()).isEqualTo(200);
    assertThat(answer.get("status").asText()).isEqualTo("granted");
    assertThat(answer.at("/grant/id").asText()).isEqualTo(People.GRANT.toString());
    assertThat(answer.at("/asksFor/uses").asInt()).isEqualTo(5);
  }

  @Test
  void refusesAGrantWithoutAnEndOrWithOneTooFar() {
    for (String grant :
        new String[] {
          "{}",
          "{\"uses\": 0, \"rows\": 1, \"until\": \"2100-01-01T00:00:00Z\"}",
          "{\"uses\": 1, \"rows\": -1, \"until\": \"2100-01-01T00:00:00Z\"}",
          "{\"uses\": 1, \"rows\": 1, \"until\": \"2100-01-01T00:00:00Z\"}",
          "{\"uses\": 1, \"rows\": 1, \"until\": \"2020-01-01T00:00:00Z\"}"
        }) {
      HttpResponse<String> answer =
          api.submit(
              Tokens.agent("night-agent"),
              "{\"dataSource\": \"shop\", \"sql\": \"SELECT 1\", \"grant\": " + grant + "}");

      BadInputTest.assertProblem(answer, 422, "invalid-grant");
    }
  }

  private ReceivedEvent asked() {
    ReceivedEvent submission = submission(api.submit(Tokens.agent("night-agent"), READ));
    Command command = command(submission);
    neighbours.say(
        submission.link(),
        Samples.approvalRequired(command),
        Samples.requested(command),
        People.question(command, "Which ticket?"));
    return submission;
  }

  private JsonNode awaitApproval(Command command) {
    String token = Tokens.agent("night-agent");
    return await()
        .until(() -> json(api.get("/v1/commands/" + command.id(), token)), s -> s.has("comments"));
  }

  private HttpResponse<String> comment(Command command, String token, String text) {
    return api.post(
        "/v1/commands/" + command.id() + "/comments", token, "{\"text\": \"" + text + "\"}");
  }
}
