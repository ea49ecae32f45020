package io.countersign.intake.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.countersign.contracts.Command;
import io.countersign.contracts.event.CommandCommented;
import io.countersign.intake.IntakeTest;
import io.countersign.intake.People;
import io.countersign.intake.Samples;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tools as a client of the protocol sees them, message by message. */
@QuarkusTest
class CommandToolsTest extends IntakeTest {
  private static final String ACCEPT = "application/json, text/event-stream";
  private String session = "";

  @ParameterizedTest
  @ValueSource(strings = {"2025-03-26", "2025-06-18"})
  void speaksTheVersionsOfTheProtocolThatClientsAskFor(String version) {
    JsonNode result = initialize(Tokens.agent("night-agent"), version).get("result");

    assertThat(result.get("protocolVersion").asText()).isEqualTo(version);
    assertThat(result.at("/serverInfo/name").asText()).isEqualTo("countersign");
    assertThat(result.at("/capabilities/tools").isObject()).isTrue();
  }

  @Test
  void offersAVersionOfItsOwnForOneThatItDoesNotKnow() {
    JsonNode result = initialize(Tokens.agent("night-agent"), "1999-01-01").get("result");

    assertThat(result.get("protocolVersion").asText()).matches("20\\d\\d-\\d\\d-\\d\\d");
  }

  @Test
  void listsItsTools() {
    String token = connected("night-agent");

    JsonNode tools = call(token, "tools/list", Map.of()).at("/result/tools");

    List<String> names = new ArrayList<>();
    tools.forEach(t -> names.add(t.get("name").asText()));
    assertThat(names).containsExactlyInAnyOrder("command_status", "answer_question");
    tools.forEach(t -> assertThat(t.at("/inputSchema/required").toString()).contains("id"));
  }

  @Test
  void answersPings() {
    assertThat(call(connected("night-agent"), "ping", Map.of()).get("result")).isEmpty();
  }

  @Test
  void tellsAnAgentWhatPeopleAskAndTakesTheAnswer() {
    String token = connected("night-agent");
    Command command = asked();
    JsonNode before =
        await()
            .until(
                () -> tool(token, "command_status", Map.of("id", command.id().toString())),
                r -> !r.at("/structuredContent/questions").isEmpty());
    assertThat(before.at("/structuredContent/status").asText()).isEqualTo("awaiting-approval");
    assertThat(before.at("/structuredContent/questions/0").asText()).isEqualTo("Which ticket?");

    JsonNode after =
        tool(
            token,
            "answer_question",
            Map.of("id", command.id().toString(), "text", "4711", "idempotency_key", "k"));

    assertThat(after.path("isError").asBoolean()).as(after.toString()).isFalse();
    assertThat(after.at("/structuredContent/questions")).isEmpty();
    assertThat(after.at("/structuredContent/comments/1/text").asText()).isEqualTo("4711");
    ReceivedEvent said =
        neighbours.read(commands.await(r -> neighbours.read(r).data() instanceof CommandCommented));
    assertThat(((CommandCommented) said.data()).by().name()).isEqualTo("night-agent");
    assertThat(((CommandCommented) said.data()).text()).isEqualTo("4711");
  }

  @Test
  void showsAgentsTheirOwnCommandsOnly() {
    Command command = asked();
    Map<String, String> arguments = Map.of("id", command.id().toString());

    assertError(tool(connected("report-agent"), "command_status", arguments), "that you may see");
    assertError(tool(connected(Tokens.person("rita")), "command_status", arguments), "not yours");
  }

  @Test
  void tellsInWordsWhyAnAnswerIsNotTaken() {
    String token = connected("night-agent");
    Command command = command(submission(api.submit(Tokens.agent("night-agent"), READ)));
    String id = command.id().toString();

    assertError(
        tool(token, "answer_question", Map.of("id", id, "text", "x")), "Nobody is asked about");
    assertError(tool(token, "answer_question", Map.of("id", "x", "text", "x")), "no command x");
    assertError(
        tool(token, "answer_question", Map.of("id", id, "text", "a\u202eb")), "control characters");
  }

  @Test
  void answersWhatIsNoRequestOfItsWithTheProtocolsErrors() {
    String token = connected("night-agent");

    assertThat(call(token, "no/such", Map.of()).at("/error/code").asInt()).isEqualTo(-32601);
    assertThat(
            call(token, "tools/call", Map.of("name", "no_such", "arguments", Map.of()))
                .at("/error/code")
                .asInt())
        .isEqualTo(-32602);
    assertThat(post(token, "{\"jsonrpc\": \"2.0\", \"id\": ").statusCode()).isIn(200, 400);
  }

  @Test
  void isForThoseWithATokenOnly() {
    assertThat(post("", request("ping", Map.of())).statusCode()).isEqualTo(401);
    assertThat(post("not-a-token", request("ping", Map.of())).statusCode()).isEqualTo(401);
  }

  private Command asked() {
    ReceivedEvent submission = submission(api.submit(Tokens.agent("night-agent"), READ));
    Command command = command(submission);
    neighbours.say(
        submission.link(),
        Samples.approvalRequired(command),
        Samples.requested(command),
        People.question(command, "Which ticket?"));
    return command;
  }

  /** A token of an agent, or the one given, with a session that is initialized. */
  private String connected(String who) {
    String token = who.contains(".") ? who : Tokens.agent(who);
    initialize(token, "2025-06-18");
    post(token, "{\"jsonrpc\": \"2.0\", \"method\": \"notifications/initialized\"}");
    return token;
  }

  private JsonNode initialize(String token, String version) {
    session = "";
    HttpResponse<String> response =
        post(
            token,
            request(
                "initialize",
                Map.of(
                    "protocolVersion",
                    version,
                    "capabilities",
                    Map.of(),
                    "clientInfo",
                    Map.of("name", "test", "version", "1"))));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    session = response.headers().firstValue("Mcp-Session-Id").orElse("");
    return message(response);
  }

  private JsonNode tool(String token, String name, Map<String, String> arguments) {
    JsonNode answer = call(token, "tools/call", Map.of("name", name, "arguments", arguments));
    assertThat(answer.has("result")).as(answer.toString()).isTrue();
    return answer.get("result");
  }

  private JsonNode call(String token, String method, Map<String, ?> parameters) {
    HttpResponse<String> response = post(token, request(method, parameters));
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return message(response);
  }

  private HttpResponse<String> post(String token, String body) {
    return session.isEmpty()
        ? api.post("/mcp", token, body, "Accept", ACCEPT)
        : api.post("/mcp", token, body, "Accept", ACCEPT, "Mcp-Session-Id", session);
  }

  private static String request(String method, Map<String, ?> parameters) {
    ObjectNode request = JSON.createObjectNode();
    request.put("jsonrpc", "2.0").put("id", 1).put("method", method);
    request.set("params", JSON.valueToTree(parameters));
    return request.toString();
  }

  /** As JSON, or as the one event of a stream. */
  private static JsonNode message(HttpResponse<String> response) {
    if (!response.headers().firstValue("Content-Type").orElse("").contains("event-stream")) {
      return json(response);
    }
    String data =
        response
            .body()
            .lines()
            .filter(l -> l.startsWith("data:"))
            .map(l -> l.substring("data:".length()))
            .reduce((a, b) -> b)
            .orElseThrow();
    try {
      return JSON.readTree(data);
    } catch (IOException e) {
      throw new AssertionError(data, e);
    }
  }

  private static void assertError(JsonNode result, String message) {
    assertThat(result.get("isError").asBoolean()).as(result.toString()).isTrue();
    assertThat(result.at("/content/0/text").asText()).contains(message);
  }
}
