package io.countersign.cli.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** The main job, step by step. */
public final class Demo {
  private final Narrator narrator;

  public Demo(PrintStream out) {
    this.narrator = new Narrator(out);
  }

  /**
   * Plays all steps.
   *
   * @throws StepFailedException at the first thing that is not as it should be
   */
  public void play(Stage stage) {
    AtomicReference<String> update = new AtomicReference<>("");
    List<Step> steps =
        List.of(
            new MaskedRead(),
            new ApprovedUpdate(update::set),
            new DeniedDrop(),
            new SelfApproval(),
            new AnsweredAhead(),
            new AuditTimeline(update::get),
            new UndoneUpdate(update::get),
            new VerifiedTrail(update::get));
    for (int i = 0; i < steps.size(); i++) {
      narrator.heading(i + 1, steps.get(i).title());
      steps.get(i).play(stage, narrator);
    }
    narrator.closing("All %d steps did what they should.".formatted(steps.size()));
  }
}
