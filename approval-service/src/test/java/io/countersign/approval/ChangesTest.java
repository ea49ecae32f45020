package io.countersign.approval;

import static io.countersign.approval.BallotBox.vote;
import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes as they come, to whom they concern. */
@QuarkusTest
class ChangesTest {
  private final Neighbours neighbours = new Neighbours();
  private final List<EventStream> streams = new ArrayList<>();

  @TestHTTPResource("/v1/approvals/events")
  URI address;

  @Inject AgroalDataSource database;

  @AfterEach
  void close() {
    streams.forEach(EventStream::close);
    neighbours.close();
  }

  @Test
  void tellsOfWhatChangesAndWhoseItIs() {
    EventStream rita = watch("rita", null);
    EventStream audrey = watch("audrey", null);

    ApprovalRequested asked = neighbours.ask(command(AGENT), 1);

    JsonPath news = rita.await(asked.requestId().toString(), "pending");
    assertThat(news.getList("views")).isEqualTo(List.of("mine", "all"));
    assertThat(audrey.await(asked.requestId().toString(), "pending").getList("views"))
        .isEqualTo(List.of("all"));
    vote("rita", asked, "approve").statusCode(200);
    JsonPath granted = rita.await(asked.requestId().toString(), "granted");
    assertThat(granted.getList("views")).isEqualTo(List.of("decided", "all"));
    assertThat(granted.getLong("version")).isGreaterThan(news.getLong("version"));
  }

  @Test
  void goesOnWhereItWasInterrupted() {
    Instant before = Instant.now();
    ApprovalRequested asked = neighbours.ask(command(AGENT), 1);

    EventStream rita = watch("rita", before.toString());

    rita.await(asked.requestId().toString(), "pending");
  }

  @Test
  void tellsOnlyOwnRequestsToWhoeverMayNotSeeAll() {
    EventStream olga = watch("olga", null);
    ApprovalRequested foreign = neighbours.ask(command(Samples.RITA), 1);
    ApprovalRequested own =
        neighbours.ask(
            command(
                new io.countersign.contracts.Principal(
                    "another-agent",
                    io.countersign.contracts.PrincipalKind.AGENT,
                    "another-agent",
                    java.util.Set.of("agent"),
                    io.countersign.local.Person.OLGA.subject(),
                    null)),
            1);

    assertThat(olga.await(own.requestId().toString(), "pending").getList("views")).isEmpty();
    assertThat(olga.seen()).noneMatch(e -> e.contains(foreign.requestId().toString()));
  }

  @Test
  void hearsAgainAfterTheDatabaseCutItOff() throws SQLException {
    EventStream rita = watch("rita", null);
    cutOff();

    ApprovalRequested asked = neighbours.ask(command(AGENT), 1);

    rita.await(asked.requestId().toString(), "pending");
  }

  private void cutOff() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      Awaitility.await()
          .until(() -> {
            try (var ended =
                statement.executeQuery(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and query like 'listen %'")) {
              return ended.next();
            }
          });
    }
  }

  @Test
  void refusesAnIdThatIsNone() {
    io.restassured.RestAssured.given()
        .auth()
        .oauth2(Tokens.person("rita"))
        .header("Last-Event-ID", "yesterday")
        .get("/v1/approvals/events")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  private EventStream watch(String person, String lastEventId) {
    EventStream stream = EventStream.open(address, Tokens.person(person), lastEventId);
    streams.add(stream);
    return stream;
  }
}
