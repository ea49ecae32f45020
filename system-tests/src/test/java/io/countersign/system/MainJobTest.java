package io.countersign.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.cli.demo.Demo;
import io.countersign.cli.demo.Stage;
import io.countersign.local.suite.LocalSuite;
import io.countersign.local.suite.SuiteService;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainJobTest {
  private final Suite suite = Suite.running();

  @Test
  void theDemonstrationDoesWhatItSays() {
    // Given
    LocalSuite parts = suite.parts();
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    Stage stage =
        new Stage(
            parts.address(SuiteService.COMMAND_INTAKE),
            parts.address(SuiteService.APPROVAL_SERVICE),
            parts.address(SuiteService.AUDIT_STORE),
            parts.tokens(),
            parts.ledgerKey(),
            parts.shop().owner(),
            suite.http());
    // When
    new Demo(new PrintStream(told, true, StandardCharsets.UTF_8)).play(stage);
    // Then
    assertThat(told.toString(StandardCharsets.UTF_8))
        .containsPattern("All [0-9]+ steps did what they should");
  }
}
