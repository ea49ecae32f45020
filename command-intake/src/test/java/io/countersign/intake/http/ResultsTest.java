package io.countersign.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.contracts.Access;
import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.SessionId;
import io.countersign.contracts.event.EventData;
import io.countersign.contracts.event.ExecutionFinished;
import io.countersign.contracts.event.ResultChunk;
import io.countersign.contracts.event.RowsChanged;
import io.countersign.intake.AuditStoreResource;
import io.countersign.intake.IntakeTest;
import io.countersign.intake.RecordedEvent;
import io.countersign.intake.Samples;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ResultsTest extends IntakeTest {
  private static final int CHUNKS = 30;
  private static final int ROWS = 100;

  @Test
  void pagesThroughALargeResultOfWhichMostIsInTheTrail() {
    String path = largeResult();
    List<Integer> ids = new ArrayList<>();
    String after = "";
    while (after != null) {
      JsonNode page = json(api.get(path + "?limit=170" + after, agent()));
      page.get("rows").forEach(row -> ids.add(row.get(0).asInt()));
      after = page.has("next") ? "&after=" + page.get("next").asText() : null;
    }

    assertThat(ids).isEqualTo(IntStream.range(0, CHUNKS * ROWS).boxed().toList());
    assertThat(AuditStoreResource.store().resultRequests()).isPositive();
  }

  @Test
  void streamsTheWholeResultAsAnObjectPerLine() {
    HttpResponse<String> response =
        api.get(largeResult(), agent(), "Accept", "application/x-ndjson");

    List<String> lines = response.body().lines().toList();
    assertThat(lines).hasSize(CHUNKS * ROWS);
    assertThat(lines.getFirst()).startsWith("{\"id\":0,\"name\":\"row 0 ");
    assertThat(lines.getLast()).startsWith("{\"id\":2999,");
  }

  @Test
  void streamsTheWholeResultAsCsv() {
    HttpResponse<String> response = api.get(largeResult(), agent(), "Accept", "text/csv");

    String[] lines = response.body().split("\r\n", -1);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
    assertThat(lines).hasSize(CHUNKS * ROWS + 2);
    assertThat(lines[0]).isEqualTo("id,name");
    assertThat(lines[3000]).startsWith("2999,row 2999 ");
  }

  @Test
  void tellsBeforeItBeginsThatTheTrailIsAway() {
    Command command = recordedOnly();
    AuditStoreResource.store().goAway();

    HttpResponse<String> response =
        api.get("/v1/commands/" + command.id() + "/results", agent(), "Accept", "text/csv, */*");

    BadInputTest.assertProblem(response, 503, "unavailable");
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void breaksOffAStreamThatItCannotFinish() {
    Command command = recordedOnly();
    List<ResultChunk> chunks = chunks(command);
    AuditStoreResource.store().holdResult(command.id(), chunks.subList(0, 20));

    assertThat(
            catchThrowable(() ->
                api.get(
                    "/v1/commands/" + command.id() + "/results", agent(), "Accept", "text/csv")))
        .isNotNull();
  }

  @Test
  void answersFromTheTrailWhatIsNotInMemory() {
    Command command = recordedOnly();

    JsonNode status = json(api.get("/v1/commands/" + command.id(), agent()));

    assertThat(status.get("status").asText()).isEqualTo("succeeded");
    assertThat(status.at("/result/rowCount").asInt()).isEqualTo(CHUNKS * ROWS);
    assertThat(status.at("/result/rows")).hasSize(100);
    assertThat(status.at("/result/next").asText()).contains("/results?after=");
    assertThat(json(api.get(status.at("/result/next").asText(), agent())).at("/rows/0/0").asInt())
        .isEqualTo(100);
  }

  @Test
  void takesNoStatusFromATrailThatLeavesOutWhatTellsIt() {
    Command command = recordedOnly();
    AuditStoreResource.store().omit(ExecutionFinished.class);

    BadInputTest.assertProblem(
        api.get("/v1/commands/" + command.id(), agent()), 503, "unavailable");
  }

  @Test
  void tellsThatTheTrailLeavesOutRowImages() {
    Command command = recordedOnly();
    List<EventData> events =
        List.of(
            Samples.submitted(command),
            Samples.allowed(command),
            Samples.started(command, Access.WRITER),
            Samples.changed(command),
            Samples.succeeded(command, 0, 1));
    hold(command, events);
    String path = "/v1/commands/" + command.id();
    JsonNode whole = json(api.get(path, agent()));
    AuditStoreResource.store().omit(RowsChanged.class);

    JsonNode omitted = json(api.get(path, agent()));

    assertThat(whole.at("/changes")).hasSize(1);
    assertThat(whole.at("/changesComplete").asBoolean()).isTrue();
    assertThat(omitted.at("/status").asText()).isEqualTo("succeeded");
    assertThat(omitted.has("changes")).isFalse();
    assertThat(omitted.at("/changesComplete").asBoolean(true)).isFalse();
  }

  @Test
  void tellsThatACommandIsKnownToTheTrailOnly() {
    AuditStoreResource.store().goAway();

    HttpResponse<String> response = api.get("/v1/commands/" + UUID.randomUUID(), agent());

    BadInputTest.assertProblem(response, 503, "unavailable");
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void hasNoResultBeforeTheEndNorWithoutRows() {
    ReceivedEvent submission = submission(api.submit(agent(), READ));
    String path = "/v1/commands/" + command(submission).id();

    BadInputTest.assertProblem(api.get(path + "/results", agent()), 409, "not-ended");
    neighbours.say(submission.link(), Samples.denied(command(submission)));
    awaitStatus(path, "denied");
    BadInputTest.assertProblem(api.get(path + "/results", agent()), 409, "no-result");
  }

  @Test
  void refusesCursorsAndLimitsThatAreNone() {
    String path = "/v1/commands/" + recordedOnly().id() + "/results";

    BadInputTest.assertProblem(api.get(path + "?after=x", agent()), 400, "invalid-cursor");
    BadInputTest.assertProblem(api.get(path + "?limit=0", agent()), 400, "invalid-limit");
    BadInputTest.assertProblem(api.get(path + "?limit=1001", agent()), 400, "invalid-limit");
    BadInputTest.assertProblem(api.get(path + "?limit=ten", agent()), 400, "invalid-limit");
  }

  /** Runs a command here whose result does not fit into memory. */
  private String largeResult() {
    ReceivedEvent submission = submission(api.submit(agent(), READ));
    Command command = command(submission);
    List<EventData> events = new ArrayList<>();
    events.add(Samples.allowed(command));
    events.add(Samples.started(command, Access.READER));
    events.addAll(chunks(command));
    events.add(Samples.ended(command, CHUNKS, CHUNKS * ROWS));
    events.add(Samples.succeeded(command, CHUNKS * ROWS, 0));
    AuditStoreResource.store().holdResult(command.id(), chunks(command));
    neighbours.say(submission.link(), events.toArray(EventData[]::new));
    awaitStatus("/v1/commands/" + command.id(), "succeeded");
    return "/v1/commands/" + command.id() + "/results";
  }

  /** A command that another instance submitted. */
  private Command recordedOnly() {
    Command command = command(submission(api.submit(agent(), READ)));
    Command other =
        new Command(
            new CommandId(UUID.randomUUID()),
            new SessionId(UUID.randomUUID()),
            command.dataSource(),
            command.sql(),
            command.parameters(),
            command.principal(),
            command.origin(),
            command.justification(),
            command.submittedAt());
    List<EventData> events =
        List.of(
            Samples.submitted(other),
            Samples.allowed(other),
            Samples.started(other, Access.READER),
            Samples.ended(other, CHUNKS, CHUNKS * ROWS),
            Samples.succeeded(other, CHUNKS * ROWS, 0));
    hold(other, events);
    AuditStoreResource.store().holdResult(other.id(), chunks(other));
    return other;
  }

  private static void hold(Command command, List<EventData> events) {
    List<RecordedEvent> timeline =
        IntStream.range(0, events.size()).mapToObj(i -> Samples.event(i, events.get(i))).toList();
    AuditStoreResource.store().holdTimeline(command.id(), timeline);
  }

  private static List<ResultChunk> chunks(Command command) {
    return IntStream.range(0, CHUNKS).mapToObj(i -> chunk(command, i)).toList();
  }

  private static ResultChunk chunk(Command command, int index) {
    List<List<Object>> rows = new ArrayList<>();
    for (int row = index * ROWS; row < (index + 1) * ROWS; row++) {
      rows.add(List.of(row, "row " + row + " " + "x".repeat(400)));
    }
    return new ResultChunk(
        Samples.EXECUTION, command.id(), index, (long) index * ROWS, Samples.columns(), rows);
  }

  private void awaitStatus(String path, String status) {
    await()
        .untilAsserted(() ->
            assertThat(json(api.get(path, agent())).get("status").asText()).isEqualTo(status));
  }

  private static String agent() {
    return Tokens.agent("night-agent");
  }
}
