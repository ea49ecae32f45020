package io.countersign.local.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The catalogue that declares the sample shop and what its columns hold. */
final class SampleCatalogue {
  private static final String RESOURCE = "data-sources.yaml";

  private SampleCatalogue() {}

  static void write(Path file) {
    try (InputStream catalogue = SampleCatalogue.class.getResourceAsStream(RESOURCE)) {
      if (catalogue == null) {
        throw new IllegalStateException(RESOURCE + " is missing beside " + SampleCatalogue.class);
      }
      Files.copy(catalogue, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("the catalogue " + file + " could not be written", e);
    }
  }
}
