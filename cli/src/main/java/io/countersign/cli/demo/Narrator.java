package io.countersign.cli.demo;

import java.io.PrintStream;

/**
 * Tells what happens: a heading per step, a line per speaker, a mark per thing that was checked.
 */
final class Narrator {
  private static final String SPEAKER_LINE = "   %-13s %s%n";

  private final PrintStream out;

  Narrator(PrintStream out) {
    this.out = out;
  }

  void heading(int number, String title) {
    out.printf("%n%d. %s%n", number, title);
  }

  void says(String speaker, String text) {
    String[] lines = text.split("\n", -1);
    out.printf(SPEAKER_LINE, speaker, lines[0]);
    for (int i = 1; i < lines.length; i++) {
      out.printf(SPEAKER_LINE, "", lines[i]);
    }
  }

  /**
   * Tells that something is as it should be.
   *
   * @throws StepFailedException if it is not
   */
  void check(boolean asExpected, String what) {
    if (!asExpected) {
      throw new StepFailedException("expected, but not so: " + what);
    }
    out.printf("   ✓ %s%n", what);
  }

  void closing(String text) {
    out.printf("%n%s%n", text);
  }
}
