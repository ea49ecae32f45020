package io.countersign.executor.masking;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds national ids that hold letters. Each pattern matches a bounded length only. */
final class LetteredIdDetector implements Detector {
  private static final List<Kind> KINDS =
      List.of(
          // United Kingdom: National Insurance number.
          new Kind(
              "(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?+(?:\\d{2} ?+){3}[A-D]",
              id -> true),
          // Spain: DNI and NIE.
          new Kind("(?:[XYZ][ -]?+\\d{7}|\\d{8})[ -]?+[A-Z]", LetteredIdChecks::isSpanish),
          // Italy: codice fiscale, its digits replaced by letters where two people's would clash.
          new Kind(
              "[A-Z]{3} ?+[A-Z]{3} ?+[0-9L-NP-V]{2}[A-EHLMPR-T][0-9L-NP-V]{2} ?+[A-Z][0-9L-NP-V]{3} ?+[A-Z]",
              LetteredIdChecks::isItalian),
          // France: born on Corsica.
          new Kind(
              "[1278] ?+\\d{2} ?+\\d{2} ?+2[AB] ?+\\d{3} ?+\\d{3} ?+\\d{2}",
              LetteredIdChecks::isCorsican),
          // China: resident identity number.
          new Kind("\\d{17}[\\dX]", LetteredIdChecks::isChinese));

  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.numbers() || signals.token();
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    for (Kind kind : KINDS) {
      Matcher matcher = kind.pattern.matcher(subject.text());
      while (matcher.find()) {
        if (kind.check.test(Characters.lettersAndDigitsOf(matcher.group()))) {
          findings.add(Category.NATIONAL_ID, matcher.start(), matcher.end());
        }
      }
    }
  }

  /**
   * @param check of the id in upper case without separators
   */
  private record Kind(Pattern pattern, Predicate<String> check) {
    Kind(String pattern, Predicate<String> check) {
      this(
          Pattern.compile("(?<![A-Z0-9])(?:" + pattern + ")(?![A-Z0-9])", Pattern.CASE_INSENSITIVE),
          check);
    }
  }
}
