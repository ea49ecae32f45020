package io.countersign.executor.masking;

import org.jspecify.annotations.Nullable;

/** Finds keys and tokens of services by their prefixes. */
final class CloudKeyDetector implements Detector {
  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.token();
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    TokenRuns runs = subject.tokens();
    for (int run = 0; run < runs.size(); run++) {
      detect(subject.text(), runs.start(run), runs.end(run), findings);
    }
  }

  private static void detect(String text, int from, int to, Findings findings) {
    for (int i = from; i < to; i++) {
      KeyShape shape = shape(text, i);
      if (shape != null) {
        int end = Math.max(shape.end(text, i), i + shape.prefix().length());
        findings.add(shape.category(), i, end);
        i = end - 1;
      }
    }
  }

  private static @Nullable KeyShape shape(String text, int start) {
    if (!Characters.isLetterOrDigitAt(text, start - 1)) {
      return CloudKeys.at(text, start, true);
    }
    boolean mayBeProven =
        start + KeyShape.CHECKED_PREFIX <= text.length()
            && text.charAt(start + KeyShape.CHECKED_PREFIX - 1) == '_';
    return mayBeProven ? CloudKeys.at(text, start, false) : null;
  }
}
