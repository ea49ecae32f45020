package io.countersign.executor.masking;

/** Finds access keys of cloud services where no letter or digit stands before them. */
final class CloudKeyDetector implements Detector {
  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.token();
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    String text = subject.text();
    for (int i = 0; i < text.length(); i++) {
      if (!Characters.isLetterOrDigitAt(text, i - 1)) {
        CloudKeys.Shape shape = CloudKeys.at(text, i);
        if (shape != null) {
          int end = shape.end(text, i);
          findings.add(Category.CLOUD_KEY, i, end);
          i = end;
        }
      }
    }
  }
}
