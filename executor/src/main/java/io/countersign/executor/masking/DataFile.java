package io.countersign.executor.masking;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A file of facts beside these classes: one entry a line, comments begin with {@code #}. */
final class DataFile {
  private DataFile() {}

  static List<String> lines(String name) {
    try (InputStream file = DataFile.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the file " + name + " is missing from the executor's jar");
      }
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " from the executor's jar", e);
    }
  }
}
