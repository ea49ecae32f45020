package io.countersign.executor.masking;

import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Finds national ids that hold letters, as {@code lettered-ids.csv} lists them. */
final class LetteredIdDetector implements Detector {
  /** Those that begin with fewer digits come first. */
  private static final Kind[] KINDS =
      DataFile.lines("lettered-ids.csv").stream()
          .map(Kind::parse)
          .sorted(Comparator.comparingInt(kind -> kind.template.digits()))
          .toArray(Kind[]::new);

  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.numbers();
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    DigitGroups groups = subject.groups();
    for (int group = 0; group < groups.size(); group++) {
      int digits = groups.joinedDigits(group);
      for (int i = 0; i < KINDS.length && KINDS[i].template.digits() <= digits; i++) {
        detect(subject.text(), groups.start(group), KINDS[i], findings);
      }
    }
  }

  private static void detect(String text, int digit, Kind kind, Findings findings) {
    int start = kind.template.start(text, digit);
    int end = start < 0 ? -1 : kind.template.end(text, digit);
    if (end > 0 && kind.isId(text.substring(start, end))) {
      findings.add(Category.NATIONAL_ID, start, end);
    }
  }

  /**
   * @param check of the id in upper case without separators
   */
  private record Kind(Template template, Predicate<String> check) {
    static Kind parse(String line) {
      List<String> cells = List.of(line.split(";", -1));
      return new Kind(Template.parse(cells.get(2)), LetteredIdChecks.named(cells.get(3)));
    }

    boolean isId(String written) {
      return check.test(Characters.lettersAndDigitsOf(written));
    }
  }
}
