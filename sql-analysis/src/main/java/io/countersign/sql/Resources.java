package io.countersign.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The lists that lie beside the classes: one entry a line, notes after {@code "# "}. */
final class Resources {
  private Resources() {}

  static Set<String> lines(String name) {
    return Set.copyOf(orderedLines(name));
  }

  static List<String> orderedLines(String name) {
    try (InputStream in = Resources.class.getResourceAsStream(name)) {
      String text =
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("# ") && !line.isBlank()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
