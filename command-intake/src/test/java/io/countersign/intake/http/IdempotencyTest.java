package io.countersign.intake.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.contracts.Command;
import io.countersign.intake.AuditStoreResource;
import io.countersign.intake.IntakeTest;
import io.countersign.intake.LiveCommands;
import io.countersign.intake.Samples;
import io.countersign.platform.event.ReceivedEvent;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class IdempotencyTest extends IntakeTest {
  @Inject DataSource database;
  @Inject LiveCommands live;
  private final String key = UUID.randomUUID().toString();

  @Test
  void givesTheSameCommandForTheSameKeyAndBody() {
    HttpResponse<String> first = submit(READ);
    HttpResponse<String> second = submit(READ);

    assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
    assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(id(second)).isEqualTo(id(first));
    assertThat(json(second).get("submittedAt")).isEqualTo(json(first).get("submittedAt"));
    submission(first);
    assertThat(commands.all()).hasSize(1);
  }

  @Test
  void answersARepeatedRequestWithThePresentState() {
    ReceivedEvent submission = submission(submit(READ));
    neighbours.say(submission.link(), Samples.denied(command(submission)));

    HttpResponse<String> again =
        api.submit(Tokens.agent("night-agent"), READ, "Idempotency-Key", key, "Prefer", "wait=30");

    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(json(again).get("status").asText()).isEqualTo("denied");
  }

  @Test
  void waitsForTheEndOfACommandThatOnlyTheTrailKnows() throws Exception {
    Command command = command(submission(submit(READ)));
    live.forget(command.id());
    AuditStoreResource.store()
        .holdTimeline(command.id(), List.of(Samples.event(0, Samples.submitted(command))));
    String token = Tokens.agent("night-agent");
    Future<HttpResponse<String>> waiting =
        meanwhile(() -> api.submit(token, READ, "Idempotency-Key", key, "Prefer", "wait=30"));
    await().until(() -> AuditStoreResource.store().timelineRequests() > 1);

    AuditStoreResource.store()
        .holdTimeline(
            command.id(),
            List.of(
                Samples.event(0, Samples.submitted(command)),
                Samples.event(1, Samples.denied(command))));

    assertThat(waiting.get().statusCode()).isEqualTo(200);
    assertThat(waiting.get().headers().firstValue("Preference-Applied")).hasValue("wait=30");
    assertThat(json(waiting.get()).get("status").asText()).isEqualTo("denied");
  }

  @Test
  void refusesAnotherBodyUnderTheSameKey() {
    submit(READ);

    BadInputTest.assertProblem(
        submit("{\"dataSource\": \"shop\", \"sql\": \"SELECT 2\"}"), 409, "idempotency-key-reused");
  }

  @Test
  void keepsTheKeysOfCallersApart() {
    HttpResponse<String> own = submit(READ);
    HttpResponse<String> others =
        api.submit(Tokens.agent("report-agent"), READ, "Idempotency-Key", key);

    assertThat(id(others)).isNotEqualTo(id(own));
  }

  @Test
  void recordsOneCommandForManyRequestsAtOnce() throws Exception {
    String token = Tokens.agent("night-agent");
    List<Future<HttpResponse<String>>> requests = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      requests.add(meanwhile(() -> api.submit(token, READ, "Idempotency-Key", key)));
    }

    List<String> ids = new ArrayList<>();
    for (Future<HttpResponse<String>> request : requests) {
      ids.add(id(request.get()).toString());
    }

    assertThat(ids).containsOnly(ids.getFirst());
    submission(requests.getFirst().get());
    assertThat(commands.all()).hasSize(1);
  }

  @Test
  void recordsTheSameEventAgainIfItIsNotSurelyRecorded() throws Exception {
    ReceivedEvent first = submission(submit(READ));
    unmark();

    HttpResponse<String> again = submit(READ);

    assertThat(again.headers().firstValue("Idempotency-Replayed")).hasValue("true");
    assertThat(commands.await(2, r -> true))
        .extracting(r -> neighbours.read(r).event().id())
        .containsOnly(first.event().id());
    assertThat(commands.all()).hasSize(2);
    assertThat(commands.all().getLast().value()).isEqualTo(commands.all().getFirst().value());
  }

  private HttpResponse<String> submit(String body) {
    return api.submit(Tokens.agent("night-agent"), body, "Idempotency-Key", key);
  }

  /** As if the service had stopped between publishing and marking. */
  private void unmark() throws Exception {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement(
                "UPDATE idempotency_key SET published = false WHERE key = ?")) {
      update.setString(1, key);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
