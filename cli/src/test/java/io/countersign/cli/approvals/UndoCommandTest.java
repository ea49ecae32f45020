package io.countersign.cli.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UndoCommandTest {
  private static final String ID = "00000000-0000-7000-8000-000000000001";
  private static final String PATH = "/v1/commands/" + ID + "/undo";

  @TempDir private Path folder;
  private final ApprovalServer server = new ApprovalServer();
  private CommandLines line =
      new CommandLines(server.address(), Path.of(System.getProperty("java.io.tmpdir")));

  @BeforeEach
  void prepare() {
    line = new CommandLines(server.address(), folder);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void namesTheCommandThatItSubmitted() {
    server.on(
        "POST " + PATH,
        202,
        "{\"id\": \"00000000-0000-7000-8000-000000000002\", \"status\": \"submitted\"}");

    assertThat(line.execute("undo", ID, "--reason", "wrong customer")).isZero();

    assertThat(line.out())
        .contains("Command 00000000-0000-7000-8000-000000000002 is to undo it: submitted.");
    assertThat(server.asked().getFirst().body()).isEqualTo("{\"reason\":\"wrong customer\"}");
  }

  @Test
  void saysWhyItCannotBeUndone() {
    server.on(
        "POST " + PATH,
        409,
        "{\"title\": \"The command cannot be undone\", \"detail\": \"No primary key.\"}");

    assertThat(line.execute("undo", ID)).isEqualTo(1);
    assertThat(line.err()).contains("The command cannot be undone (409). No primary key.");
  }

  @Test
  void wantsAnId() {
    assertThat(line.execute("undo", "4711")).isEqualTo(2);
  }
}
