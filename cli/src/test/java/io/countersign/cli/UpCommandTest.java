package io.countersign.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class UpCommandTest {
  @TempDir Path folder;

  @Test
  void startsNothingWithoutTheDataSourcesThatItWasGiven() {
    StringWriter said = new StringWriter();
    Path missing = folder.resolve("data-sources.yaml");

    int code =
        Countersign.commandLine()
            .setErr(new PrintWriter(said))
            .execute("up", "--data", folder.toString(), "--data-sources", missing.toString());

    assertThat(code).isEqualTo(1);
    assertThat(said.toString()).contains("there is no file " + missing);
    assertThat(folder).isEmptyDirectory();
  }
}
