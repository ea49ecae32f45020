package io.countersign.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.contracts.Access;
import io.countersign.contracts.BindType;
import io.countersign.contracts.BindValue;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.event.ChangesEnded;
import io.countersign.contracts.event.CommandSubmitted;
import io.countersign.intake.IntakeTest;
import io.countersign.intake.Samples;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A command is undone by another, which goes the way of all commands. */
@QuarkusTest
class UndoTest extends IntakeTest {
  private static final Instant LATER = Instant.parse("2999-01-01T00:00:00Z");
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @Test
  void submitsWhatTheExecutorNamed() {
    Command command = written(c -> Samples.changesEnded(c, LATER));

    HttpResponse<String> answer =
        undo(command, Tokens.agent("night-agent"), "{\"reason\": \"Wrong customer.\"}");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    CommandId id = CommandId.parse(json(answer).get("id").asText());
    Command undoing = ((CommandSubmitted) neighbours.awaitSubmission(id).data()).command();
    assertThat(undoing.sql()).isEqualTo(Samples.REVERSAL);
    assertThat(undoing.parameters())
        .containsExactly(new BindValue(BindType.SEALED, Samples.EXECUTION + "/1"));
    assertThat(undoing.dataSource()).isEqualTo(command.dataSource());
    assertThat(undoing.justification())
        .isEqualTo("Undoes command " + command.id() + ", which changed 1 row. Wrong customer.");
    assertThat(undoing.principal().name()).isEqualTo("night-agent");
  }

  @Test
  void mayBeProposedByWhoeverSeesTheCommandAndGivesNoReason() {
    Command command = written(c -> Samples.changesEnded(c, LATER));

    assertThat(undo(command, Tokens.person("dana"), "{}").statusCode()).isEqualTo(202);
    BadInputTest.assertProblem(
        undo(command, Tokens.agent("report-agent"), "{}"), 404, "unknown-command");
  }

  @Test
  void isOfferedWhereItCanBe() {
    Command command = written(c -> Samples.changesEnded(c, LATER));

    JsonNode status = status(command);

    assertThat(status.at("/changed/tables/0/updated").asInt()).isEqualTo(1);
    assertThat(status.at("/changed/reversibleUntil").asText()).isEqualTo(LATER.toString());
    assertThat(status.at("/links/undo").asText())
        .isEqualTo("/v1/commands/" + command.id() + "/undo");
  }

  @Test
  void isRefusedWithTheReasonWhereItCannotBe() {
    Command command = written(Samples::irreversible);

    assertThat(status(command).at("/changed/irreversible").asText()).contains("primary key");
    assertThat(status(command).at("/links/undo").isMissingNode()).isTrue();
    HttpResponse<String> answer = undo(command, Tokens.agent("night-agent"), "{}");
    BadInputTest.assertProblem(answer, 409, "not-reversible");
    assertThat(answer.body()).contains("no primary key");
  }

  @Test
  void isRefusedOnceTheRowsAreForgotten() {
    Command command = written(c -> Samples.changesEnded(c, LONG_AGO));

    BadInputTest.assertProblem(
        undo(command, Tokens.agent("night-agent"), "{}"), 409, "not-reversible");
  }

  @Test
  void isRefusedBeforeTheCommandTookEffect() {
    Command command = command(submitted());

    BadInputTest.assertProblem(
        undo(command, Tokens.agent("night-agent"), "{}"), 409, "not-reversible");
  }

  @Test
  void isTheOnlyWayToASealedValue() {
    String body =
        "{\"dataSource\": \"shop\", \"sql\": \"SELECT $1\", \"parameters\": [{\"type\": \"SEALED\", \"value\": \"%s/1\"}]}"
            .formatted(Samples.EXECUTION);

    BadInputTest.assertProblem(
        api.submit(Tokens.agent("night-agent"), body), 422, "sealed-parameter");
  }

  private ReceivedEvent submitted() {
    return submission(api.submit(Tokens.agent("night-agent"), READ));
  }

  private Command written(Function<Command, ChangesEnded> ended) {
    ReceivedEvent submission = submitted();
    Command command = command(submission);
    neighbours.say(
        submission.link(),
        Samples.allowed(command),
        Samples.started(command, Access.WRITER),
        Samples.changed(command),
        ended.apply(command),
        Samples.succeeded(command, 0, 1));
    await().until(() -> status(command).get("status").asText().equals("succeeded"));
    return command;
  }

  private JsonNode status(Command command) {
    return json(api.get("/v1/commands/" + command.id(), Tokens.agent("night-agent")));
  }

  private HttpResponse<String> undo(Command command, String token, String body) {
    return api.post("/v1/commands/" + command.id() + "/undo", token, body);
  }
}
