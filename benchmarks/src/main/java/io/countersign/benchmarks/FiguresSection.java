package io.countersign.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a page that a measurement writes; what people wrote around it stays. */
final class FiguresSection {
  private static final String BEGIN = "<!-- figures: begin -->\n";
  private static final String END = "<!-- figures: end -->";

  private FiguresSection() {}

  /**
   * Replaces it.
   *
   * @throws IllegalArgumentException if the page does not mark where the figures are
   */
  static void replaceIn(Path page, String figures) throws IOException {
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(page + " does not mark the place of the figures");
    }
    Files.writeString(
        page,
        text.substring(0, begin + BEGIN.length()) + "\n" + figures + "\n" + text.substring(end));
  }
}
