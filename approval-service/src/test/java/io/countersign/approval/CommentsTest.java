package io.countersign.approval;

import static io.countersign.approval.Samples.AGENT;
import static io.countersign.approval.Samples.command;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.countersign.contracts.Command;
import io.countersign.contracts.CommandId;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.contracts.event.ApprovalCommented;
import io.countersign.contracts.event.ApprovalRequested;
import io.countersign.contracts.event.EventId;
import io.countersign.local.Person;
import io.countersign.local.ServiceAccount;
import io.countersign.testing.Tokens;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class CommentsTest {
  private static final Principal NIGHT_AGENT =
      new Principal(
          ServiceAccount.NIGHT_AGENT.subject(),
          PrincipalKind.AGENT,
          "night-agent",
          Set.of("agent"),
          Person.OLGA.subject(),
          "night-agent");

  private final Neighbours neighbours = new Neighbours();
  @Inject Comments comments;

  @AfterEach
  void close() {
    neighbours.close();
  }

  @Test
  void showsWhatIsSaidAndTellsOfIt() {
    ApprovalRequested asked = neighbours.ask(command(NIGHT_AGENT), 1);

    Inboxes.say(Tokens.person("rita"), asked, "{\"text\":\"Which ticket?\",\"question\":true}")
        .statusCode(201)
        .body("id", notNullValue())
        .body("by", equalTo("rita"))
        .body("submitter", equalTo(false));
    Inboxes.say(Tokens.agent("night-agent"), asked, "{\"text\":\"OPS-12\\nand <!channel>\"}")
        .statusCode(201)
        .body("submitter", equalTo(true));
    Inboxes.say(Tokens.person("olga"), asked, "{\"text\":\"I know of it\"}").statusCode(201);

    Inboxes.show("rob", asked)
        .body("comments.text", contains("Which ticket?", "OPS-12\nand <!channel>", "I know of it"))
        .body("comments.question", contains(true, false, false))
        .body("comments.kind", contains("HUMAN", "AGENT", "HUMAN"));
    ApprovalCommented told = neighbours.await(ApprovalCommented.class, asked.command().id());
    assertThat(told.requestId()).isEqualTo(asked.requestId());
    assertThat(told.by().name()).isEqualTo("rita");
    assertThat(told.question()).isTrue();
  }

  @Test
  void showsWhatTheSubmitterSaidElsewhereOnceHoweverOftenItIsTold() {
    Command command = command(NIGHT_AGENT);
    ApprovalRequested asked = neighbours.ask(command, 1);
    String tag = Inboxes.show("rita", asked).extract().header("ETag");
    EventId event = new EventId(UUID.randomUUID());
    Instant at = Instant.parse("2026-11-23T10:00:00Z");

    comments.submitterSaid(command.id(), NIGHT_AGENT, "It is OPS-12\u001b[2J", event, at);
    comments.submitterSaid(command.id(), NIGHT_AGENT, "It is OPS-12\u001b[2J", event, at);
    comments.submitterSaid(
        new CommandId(UUID.randomUUID()), NIGHT_AGENT, "?", new EventId(UUID.randomUUID()), at);

    String after =
        Inboxes.show("rita", asked)
            .body("comments.text", contains("It is OPS-12\uFFFD[2J"))
            .body("comments.submitter", contains(true))
            .extract()
            .header("ETag");
    assertThat(after).isNotEqualTo(tag);
    Inboxes.page("rita", "dataSource=shop&order=newest&limit=1")
        .body("approvals[0].comments", equalTo(1));
  }

  @Test
  void takesNothingFromWhomItIsNotTheBusinessOf() {
    ApprovalRequested asked = neighbours.ask(command(AGENT), 1);

    Inboxes.say(Tokens.agent("night-agent"), asked, "{\"text\":\"Let me in\"}")
        .statusCode(404)
        .body("type", endsWith("unknown-request"));
    Inboxes.show("rita", asked).body("comments.size()", equalTo(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"text\":\" \"}",
        "{\"text\":\"\\u0000\"}",
        "{\"text\":\"\\u001b[31m\"}",
        "{\"text\":\"ok\",\"as\":\"rob\"}",
        "{\"text\":null}"
      })
  void refusesABodyThatIsNoComment(String body) {
    ApprovalRequested asked = neighbours.ask(command(AGENT), 1);

    Inboxes.say(Tokens.person("rita"), asked, body)
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void refusesWhatIsTooLong() {
    ApprovalRequested asked = neighbours.ask(command(AGENT), 1);

    Inboxes.say(Tokens.person("rita"), asked, "{\"text\":\"" + "x".repeat(4_001) + "\"}")
        .statusCode(400)
        .body("detail", containsString("4,001 characters"));
    Inboxes.say(Tokens.person("rita"), asked, "{\"text\":\"" + "x".repeat(3_000_000) + "\"}")
        .statusCode(413);
  }

  @Test
  void letsNobodySpeakTooOftenNorTooMuch() {
    Command command = command(AGENT);
    ApprovalRequested asked = neighbours.ask(command, 1);
    for (int i = 0; i < 20; i++) {
      Inboxes.say(Tokens.person("adam"), asked, "{\"text\":\"again\"}").statusCode(201);
    }

    Inboxes.say(Tokens.person("adam"), asked, "{\"text\":\"again\"}")
        .statusCode(429)
        .header("Retry-After", "60")
        .body("type", endsWith("too-many-comments"));

    for (int i = 20; i < 201; i++) {
      comments.submitterSaid(
          command.id(), AGENT, "so", new EventId(UUID.randomUUID()), Instant.now());
    }
    Inboxes.show("rita", asked).body("comments.size()", equalTo(200));
    Inboxes.say(Tokens.person("dana"), asked, "{\"text\":\"and now?\"}")
        .statusCode(409)
        .body("type", endsWith("comments-full"));
  }
}
