package io.countersign.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a page that a measurement writes; what people wrote around it stays. */
public final class FiguresSection {
  private FiguresSection() {}

  /**
   * Replaces what is between the comments {@code NAME: begin} and {@code NAME: end}.
   *
   * @param name of the section
   * @throws IllegalArgumentException if the page does not mark where the figures are
   */
  public static void replaceIn(Path page, String name, String figures) throws IOException {
    String text = Files.readString(page);
    String opening = "<!-- " + name + ": begin -->\n";
    int begin = text.indexOf(opening);
    int end = text.indexOf("<!-- " + name + ": end -->");
    if (begin < 0 || end < begin) {
      throw new IllegalArgumentException(page + " does not mark the place of '" + name + "'");
    }
    Files.writeString(
        page,
        text.substring(0, begin + opening.length()) + "\n" + figures + "\n" + text.substring(end));
  }
}
