package io.countersign.executor.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CapabilityTest {
  private static final Path PAGE = Path.of("../docs/reference/targets.md");

  /** The page has a row for each, in the same words. */
  @Test
  void isWhatTheReferenceSays() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .dropWhile(line -> !line.startsWith("| promise"))
            .skip(2)
            .takeWhile(line -> line.startsWith("|"))
            .toList();

    assertThat(rows).isEqualTo(table());
  }

  @Test
  void isPromisedByNobodyOfWhomNothingIsKnown() {
    assertThat(Capability.values()).noneMatch(c -> c.isPromisedBy(Product.GENERIC));
  }

  private static List<String> table() {
    List<String> rows = new ArrayList<>();
    for (Capability capability : Capability.values()) {
      StringBuilder row = new StringBuilder("| ").append(capability.promise());
      for (Product product : Product.values()) {
        row.append(capability.isPromisedBy(product) ? " | yes" : " | –");
      }
      rows.add(row.append(" | ").append(capability.otherwise()).append(" |").toString());
    }
    return rows;
  }
}
