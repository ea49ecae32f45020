package io.countersign.cli.demo;

/** A part of the demonstration. */
interface Step {
  String title();

  /**
   * Plays it.
   *
   * @throws StepFailedException if something is not as it should be
   */
  void play(Stage stage, Narrator narrator);
}
