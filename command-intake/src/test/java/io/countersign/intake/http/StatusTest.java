package io.countersign.intake.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.countersign.contracts.Access;
import io.countersign.contracts.Command;
import io.countersign.contracts.event.CommandCancelled;
import io.countersign.contracts.event.Topic;
import io.countersign.intake.IntakeTest;
import io.countersign.intake.Samples;
import io.countersign.platform.event.EventLink;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatusTest extends IntakeTest {
  @Test
  void tellsTheWholeStoryOfAnApprovedWrite() {
    ReceivedEvent submission = submitted();
    Command command = command(submission);
    neighbours.say(
        submission.link(),
        Samples.approvalRequired(command),
        Samples.requested(command),
        Samples.voteRefused(command),
        Samples.vote(command),
        Samples.granted(command),
        Samples.started(command, Access.WRITER),
        Samples.changed(command),
        Samples.succeeded(command, 0, 1));

    JsonNode status = awaitStatus(command, "night-agent", "succeeded");

    assertThat(status.at("/approval/state").asText()).isEqualTo("granted");
    assertThat(status.at("/approval/votes/0/voter").asText()).isEqualTo("rita");
    assertThat(status.at("/approval/votes/0/verdict").asText()).isEqualTo("approve");
    assertThat(status.at("/approval/refusedVotes/0/reason").asText())
        .isEqualTo("agent-may-not-decide");
    assertThat(status.at("/decision/requirement/stages/0/quorum").asInt()).isEqualTo(1);
    assertThat(status.at("/decision/facts/parsed").asBoolean()).isTrue();
    assertThat(status.at("/changes/0/before/city").asText()).isEqualTo("Delft");
    assertThat(status.at("/changes/0/after/city").asText()).isEqualTo("Utrecht");
    assertThat(status.at("/execution/elapsed").asText()).isEqualTo("PT0.012S");
    assertThat(status.has("result")).isFalse();
    assertThat(status.at("/links/cancel").isMissingNode()).isTrue();
  }

  @Test
  void showsWhatWasMeasuredAndTheDataInItToThoseConcernedOnly() {
    ReceivedEvent submission = submitted();
    Command command = command(submission);
    EventLink measuring = neighbours.say(submission.link(), Samples.toBeMeasured(command));
    assertThat(awaitStatus(command, "night-agent", "measuring").at("/decision/outcome").asText())
        .isEqualTo("measure-first");

    neighbours.say(measuring, Samples.measured(command));

    JsonNode owners = awaitStatus(command, "night-agent", "awaiting-approval");
    JsonNode reviewers = json(api.get("/v1/commands/" + command.id(), Tokens.person("rita")));
    assertThat(owners.at("/decision/impact/changedRows").asInt()).isEqualTo(1);
    assertThat(owners.at("/decision/impact/sample/0/before/city").asText()).isEqualTo("Delft");
    assertThat(reviewers.at("/decision/impact/changedRows").asInt()).isEqualTo(1);
    assertThat(reviewers.at("/decision/impact/sample")).isEmpty();
  }

  @Test
  void isForThoseConcernedAndThoseWhoOversee() {
    Command command = command(submitted());
    String path = "/v1/commands/" + command.id();

    assertThat(api.get(path, Tokens.agent("night-agent")).statusCode()).isEqualTo(200);
    for (String person : List.of("olga", "rita", "dana", "audrey", "adam")) {
      assertThat(api.get(path, Tokens.person(person)).statusCode()).as(person).isEqualTo(200);
    }
    BadInputTest.assertProblem(api.get(path, Tokens.agent("report-agent")), 404, "unknown-command");
  }

  @Test
  void showsDataToThoseConcernedOnly() {
    ReceivedEvent submission = submitted();
    Command command = command(submission);
    neighbours.say(
        submission.link(),
        Samples.allowed(command),
        Samples.started(command, Access.WRITER),
        Samples.changed(command),
        Samples.chunk(command, 0, 0, 7),
        Samples.ended(command, 1, 1),
        Samples.succeeded(command, 1, 1));
    awaitStatus(command, "night-agent", "succeeded");
    String path = "/v1/commands/" + command.id();

    JsonNode owners = json(api.get(path, Tokens.person("olga")));
    JsonNode auditors = json(api.get(path, Tokens.person("audrey")));

    assertThat(owners.at("/result/rows/0/0").asInt()).isEqualTo(7);
    assertThat(owners.has("changes")).isTrue();
    assertThat(auditors.has("result")).isFalse();
    assertThat(auditors.has("changes")).isFalse();
    BadInputTest.assertProblem(
        api.get(path + "/results", Tokens.person("audrey")), 403, "not-yours");
  }

  @Test
  void cancelsForThePrincipalTheOwnerAndAdministrators() {
    Command command = command(submitted());
    String path = "/v1/commands/" + command.id() + "/cancel";

    BadInputTest.assertProblem(api.post(path, Tokens.person("rita")), 403, "not-yours");
    assertThat(api.post(path, Tokens.person("olga")).statusCode()).isEqualTo(202);

    ReceivedEvent cancelled =
        neighbours.read(commands.await(r -> neighbours.read(r).data() instanceof CommandCancelled));
    assertThat(((CommandCancelled) cancelled.data()).by().name()).isEqualTo("olga");
    assertThat(cancelled.event().previous())
        .isEqualTo(neighbours.awaitSubmission(command.id()).link().digest());
    assertThat(cancelled.event().sessionId()).isEqualTo(command.sessionId());
    BadInputTest.assertProblem(api.post(path, Tokens.agent("night-agent")), 409, "already-ended");
  }

  @Test
  void doesNotCancelWhatHasEnded() {
    ReceivedEvent submission = submitted();
    Command command = command(submission);
    neighbours.say(submission.link(), Samples.denied(command));
    awaitStatus(command, "night-agent", "denied");

    BadInputTest.assertProblem(
        api.post("/v1/commands/" + command.id() + "/cancel", Tokens.agent("night-agent")),
        409,
        "already-ended");
  }

  @Test
  void streamsEachChangeUntilTheEnd() throws Exception {
    ReceivedEvent submission = submitted();
    Command command = command(submission);
    String token = Tokens.agent("night-agent");
    Stream<String> lines = api.lines("/v1/commands/" + command.id() + "/events", token);
    Iterator<String> read = lines.iterator();
    String first = next(read);

    EventLink measuring = neighbours.say(submission.link(), Samples.toBeMeasured(command));
    String second = next(read);
    EventLink link = neighbours.say(measuring, Samples.measured(command));
    String third = next(read);
    neighbours.say(
        link,
        Samples.requested(command),
        Samples.granted(command),
        Samples.started(command, Access.WRITER));
    neighbours.say(link, Samples.succeeded(command, 0, 1));
    Future<List<String>> rest = meanwhile(() -> remaining(read));

    assertThat(first).isEqualTo("submitted");
    assertThat(second).isEqualTo("measuring");
    assertThat(third).isEqualTo("awaiting-approval");
    assertThat(rest.get().getLast()).isEqualTo("succeeded");
  }

  @Test
  void saysThatItIsAliveWhileNothingChanges() {
    Command command = command(submitted());
    String token = Tokens.agent("night-agent");

    try (Stream<String> lines = api.lines("/v1/commands/" + command.id() + "/events", token)) {
      assertThat(lines.anyMatch(l -> l.startsWith(":") && l.contains("alive"))).isTrue();
    }
  }

  @Test
  void goesOnAfterPoisonRecords() {
    ReceivedEvent submission = submitted();
    Command command = command(submission);
    String key = command.sessionId().toString();
    commands.send(Topic.DECISIONS, key, new byte[] {1, 2, 3}, Map.of());
    commands.send(Topic.DECISIONS, key, null, Map.of());
    commands.send(
        Topic.DECISIONS,
        key,
        "{}".getBytes(UTF_8),
        Map.of("ce_specversion", "1.0", "ce_type", "countersign.ApprovalExpired.v1"));

    neighbours.say(submission.link(), Samples.denied(command));

    awaitStatus(command, "night-agent", "denied");
  }

  @Test
  void listsTheDataSourcesThatTheCallerMayUse() {
    JsonNode agents = json(api.get("/v1/data-sources", Tokens.agent("night-agent")));
    JsonNode admins = json(api.get("/v1/data-sources", Tokens.person("adam")));

    assertThat(agents.at("/dataSources/0/name").asText()).isEqualTo("shop");
    assertThat(agents.at("/dataSources/0/dialect").asText()).isEqualTo("postgresql");
    assertThat(agents.get("dataSources")).hasSize(1);
    assertThat(admins.at("/dataSources/0/name").asText()).isEqualTo("ledger");
  }

  private ReceivedEvent submitted() {
    return submission(api.submit(Tokens.agent("night-agent"), READ));
  }

  private JsonNode awaitStatus(Command command, String agent, String status) {
    String token = Tokens.agent(agent);
    return await()
        .until(
            () -> json(api.get("/v1/commands/" + command.id(), token)),
            s -> s.get("status").asText().equals(status));
  }

  private static String next(Iterator<String> lines) {
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("event:")) {
        return line.substring("event:".length()).strip();
      }
    }
    throw new AssertionError("the stream ended");
  }

  private static List<String> remaining(Iterator<String> lines) {
    List<String> names = new ArrayList<>();
    lines.forEachRemaining(line -> {
      if (line.startsWith("event:")) {
        names.add(line.substring("event:".length()).strip());
      }
    });
    return names;
  }
}
