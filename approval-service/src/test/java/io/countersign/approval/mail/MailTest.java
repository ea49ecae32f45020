package io.countersign.approval.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.countersign.approval.Approvals;
import io.countersign.approval.MovableClock;
import io.countersign.approval.Opening;
import io.countersign.approval.notice.Questions;
import io.countersign.contracts.ApprovalRequirement;
import io.countersign.contracts.ApprovalStage;
import io.countersign.contracts.Approvers;
import io.countersign.contracts.Principal;
import io.countersign.contracts.PrincipalKind;
import io.countersign.local.Person;
import io.countersign.testing.Tokens;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Over real SMTP, to a mail server on this machine. */
@QuarkusTest
@TestProfile(MailTest.Mailing.class)
@WithTestResource(MailTest.Post.class)
class MailTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final Principal agent =
      new Principal(
          "agent-" + UUID.randomUUID(),
          PrincipalKind.AGENT,
          "<b>sly</b>",
          Set.of("agent"),
          "nobody",
          null);
  private GreenMail server;
  @Inject Approvals approvals;
  @Inject MovableClock movable;

  /** Three persons with addresses, and no routes but to them. */
  public static class Mailing implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "countersign.mail.enabled", "true",
          "countersign.mail.answer-at", "https://console.example",
          "countersign.people", people().toString(),
          "quarkus.mailer.mock", "false",
          "quarkus.mailer.from", "countersign@example.org",
          "quarkus.mailer.start-tls", "DISABLED");
    }

    private static Path people() {
      try {
        return Files.writeString(
            Files.createTempFile("people", ".yaml"),
            """
            people:
              - id: rita
                name: Rita
                subjects: [%s]
                email: rita@example.org
              - id: rob
                name: Rob
                subjects: [%s]
                email: rob@example.org
              - id: dana
                name: Dana
                subjects: [%s]
                email: dana@example.org
            """
                .formatted(Person.RITA.subject(), Person.ROB.subject(), Person.DANA.subject()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The mail server. */
  public static class Post implements QuarkusTestResourceLifecycleManager {
    private final GreenMail server =
        new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Override
    public Map<String, String> start() {
      server.start();
      return Map.of(
          "quarkus.mailer.host",
          "127.0.0.1",
          "quarkus.mailer.port",
          Integer.toString(server.getSmtp().getPort()));
    }

    @Override
    public void inject(Object test) {
      ((MailTest) test).server = server;
    }

    @Override
    public void stop() {
      server.stop();
    }
  }

  @AfterEach
  void reset() {
    movable.reset();
    put("rita", "{}");
    put("rob", "{}");
    put("dana", "{}");
  }

  @Test
  void sumsUpAtItsTimesWhatWaitsAndNothingElse() {
    put("rita", "{'summary':{'channel':'email','at':['00:00','12:00']}}");
    put("rob", "{'summary':{'channel':'email','at':['00:00','12:00']}}");
    ask("rita", "streets");

    movable.moveAhead(Duration.ofHours(12).plusMinutes(1));

    await().atMost(PATIENCE).until(() -> to("rita@example.org").size() == 1);
    MimeMessage mail = to("rita@example.org").getFirst();
    String whole = GreenMailUtil.getWholeMessage(mail);
    assertThat(subject(mail)).isEqualTo("Countersign: 1 question waits for you");
    assertThat(whole)
        .contains("text/plain", "text/html", "https://console.example", "Auto-Submitted")
        .contains("&lt;b&gt;sly&lt;/b&gt;")
        .doesNotContain("<b>sly</b> asks to run a command on shop (production)</p>");
    assertThat(to("rob@example.org")).isEmpty();
  }

  @Test
  void tellsAtOnceWhoWantsIt() {
    put("dana", "{'immediate':true}");

    ask("dana", "cities");

    await().atMost(PATIENCE).until(() -> to("dana@example.org").size() == 1);
    assertThat(subject(to("dana@example.org").getFirst()))
        .isEqualTo("Countersign: <b>sly</b> asks to run a command on shop (production)");
  }

  private void ask(String person, String form) {
    ApprovalRequirement requirement =
        new ApprovalRequirement(
            List.of(new ApprovalStage(1, new Approvers(Set.of(), Set.of(person)), false, null)),
            Duration.ofDays(2),
            null);
    Opening opening = Questions.opening(approvals, agent, form, 1, requirement);
    approvals.open(List.of(opening));
  }

  private List<MimeMessage> to(String address) {
    return Arrays.stream(server.getReceivedMessages())
        .filter(m -> recipients(m).contains(address))
        .toList();
  }

  private static String recipients(MimeMessage mail) {
    try {
      return Arrays.toString(mail.getAllRecipients());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void put(String person, String preferences) {
    given()
        .auth()
        .oauth2(Tokens.person(person))
        .contentType("application/json")
        .body(preferences.replace('\'', '"'))
        .put("/v1/me/preferences")
        .then()
        .statusCode(200);
  }
}
