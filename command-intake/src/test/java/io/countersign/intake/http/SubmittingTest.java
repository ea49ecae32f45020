package io.countersign.intake.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.contracts.Access;
import io.countersign.contracts.Command;
import io.countersign.intake.IntakeTest;
import io.countersign.intake.Samples;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SubmittingTest extends IntakeTest {
  @Test
  void recordsACommandAndAnswersWithItsLocation() {
    HttpResponse<String> response =
        api.submit(
            Tokens.agent("night-agent"),
            """
            {"dataSource": "shop", "sql": "SELECT $1", "justification": "Ticket 4711",
             "parameters": [{"type": "TEXT", "value": "x"}]}
            """,
            "traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(response.headers().firstValue("Location"))
        .hasValue("/v1/commands/" + json(response).get("id").asText());
    ReceivedEvent submission = submission(response);
    Command command = command(submission);
    assertThat(command.sql()).isEqualTo("SELECT $1");
    assertThat(command.justification()).isEqualTo("Ticket 4711");
    assertThat(command.principal().name()).isEqualTo("night-agent");
    assertThat(submission.event().sessionId()).isEqualTo(command.sessionId());
    assertThat(submission.event().previous()).isNull();
    assertThat(submission.event().traceparent()).startsWith("00-0af7651916cd43dd8448eb211c80319c");
    assertThat(json(response).get("status").asText()).isEqualTo("submitted");
    assertThat(json(response).get("digest").asText()).isEqualTo(command.digest().text());
  }

  @Test
  void answersACallerWhoWaitsWithTheResult() throws Exception {
    String token = Tokens.agent("night-agent");
    Future<HttpResponse<String>> waiting =
        meanwhile(() -> api.submit(token, READ, "Prefer", "wait=30"));

    ReceivedEvent submission = neighbours.awaitSubmission();
    Command command = command(submission);
    EventLink decided = neighbours.say(submission.link(), Samples.allowed(command));
    neighbours.say(
        decided,
        Samples.started(command, Access.READER),
        Samples.succeeded(command, 2, 0),
        Samples.chunk(command, 0, 0, 1, 2),
        Samples.ended(command, 1, 2));

    HttpResponse<String> response = waiting.get();
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("Preference-Applied")).hasValue("wait=30");
    JsonNode answer = json(response);
    assertThat(answer.get("status").asText()).isEqualTo("succeeded");
    assertThat(answer.at("/result/rows/1/1").asText()).isEqualTo("row 2");
    assertThat(answer.at("/result/complete").asBoolean()).isTrue();
    assertThat(answer.at("/decision/policies/0/policy").asText()).isEqualTo("sample-policy");
    assertThat(answer.at("/execution/outcome/outcome").asText()).isEqualTo("succeeded");
  }

  @Test
  void answersWithADenialNamingPolicyAndReason() throws Exception {
    String token = Tokens.agent("night-agent");
    Future<HttpResponse<String>> waiting =
        meanwhile(() -> api.submit(token, READ, "Prefer", "wait=30"));

    ReceivedEvent submission = neighbours.awaitSubmission();
    neighbours.sayTwice(submission.link(), Samples.denied(command(submission)));

    JsonNode answer = json(waiting.get());
    assertThat(waiting.get().statusCode()).isEqualTo(200);
    assertThat(answer.get("status").asText()).isEqualTo("denied");
    assertThat(answer.at("/decision/reasons/0").asText()).startsWith("Not in production");
    assertThat(answer.at("/decision/policies/0/effect").asText()).isEqualTo("deny");
    assertThat(answer.has("result")).isFalse();
  }

  @Test
  void answersThatItGoesOnWhenTheTimeIsOver() {
    HttpResponse<String> response =
        api.submit(Tokens.agent("night-agent"), READ, "Prefer", "wait=1");

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(json(response).get("status").asText()).isEqualTo("submitted");
  }
}
