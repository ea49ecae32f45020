package io.countersign.cli.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlackCommandTest {
  private static final String CODE = "0123456789abcdef0123456789abcdef";
  private static final String PATH = "/v1/me/slack-link";
  private static final String ACCOUNT =
      """
      {"team": "T0COUNTER", "user": "U0RITA", "name": "rita\\u001b[2J"}
      """;

  @TempDir private Path folder;
  private final ApprovalServer server = new ApprovalServer();
  private CommandLines line =
      new CommandLines(server.address(), Path.of(System.getProperty("java.io.tmpdir")));

  @BeforeEach
  void prepare() {
    line = new CommandLines(server.address(), folder);
    server.on("POST " + PATH + "?dry-run=true", 200, ACCOUNT).on("POST " + PATH, 200, ACCOUNT);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void linksTheAccountThatThePersonKnowsForTheirOwn() {
    assertThat(line.told("y\n", "slack", "link", CODE)).isZero();

    assertThat(line.out())
        .contains("Slack user rita\\u{1b}[2J (U0RITA) of workspace T0COUNTER", "Linked.");
    assertThat(server.asked()).extracting(ApprovalServer.Asked::path).endsWith(PATH);
    assertThat(server.asked()).allMatch(a -> a.body().equals("{\"code\":\"%s\"}".formatted(CODE)));
  }

  @Test
  void linksNothingIfThePersonSaysNo() {
    assertThat(line.told("n\n", "slack", "link", CODE)).isEqualTo(3);

    assertThat(server.asked())
        .extracting(ApprovalServer.Asked::path)
        .containsExactly(PATH + "?dry-run=true");
  }

  @Test
  void saysWhatIsWrongWithACode() {
    server.on(
        "POST " + PATH + "?dry-run=true",
        404,
        "{\"title\": \"There is no such code\", \"detail\": \"It was used.\"}");

    assertThat(line.execute("slack", "link", CODE, "--yes")).isEqualTo(1);
    assertThat(line.err()).contains("There is no such code (404). It was used.");
  }

  @Test
  void removesTheLink() {
    server.on("DELETE " + PATH, 204, "");

    assertThat(line.execute("slack", "unlink")).isZero();
    assertThat(line.out()).contains("Nobody answers in your name from Slack any more.");
  }
}
