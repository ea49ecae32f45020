package io.countersign.executor.masking;

import java.util.List;

/**
 * Finds phone numbers in international writing (ITU-T E.123), in the usual national writings, and
 * bare digits that a label calls a phone number.
 */
final class PhoneDetector implements Detector {
  private static final Label WORDS =
      Label.of(
          List.of(
              "phone",
              "mobile",
              "msisdn",
              "whatsapp",
              "handy",
              "tel",
              "telefon",
              "cell",
              "fax",
              "gsm"));

  private static final String SEPARATORS = " -./()\t\n\r";

  private static final int FEWEST_LABELLED = 6;
  private static final int FEWEST_DIGITS = 7;
  private static final int FEWEST_NATIONAL = 9;
  private static final int MOST_NATIONAL = 12;
  private static final int MOST_DIGITS = 15;

  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.numbers();
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    DigitGroups groups = subject.groups();
    for (int first = 0; first < groups.size(); first++) {
      boolean enough = groups.joinedDigits(first) >= FEWEST_LABELLED;
      int last = enough ? lastGroup(subject, first) : -1;
      if (last >= first) {
        int start = start(subject.text(), groups.start(first));
        findings.add(Category.PHONE, start, groups.end(last));
        first = last;
      }
    }
  }

  private static int lastGroup(Subject subject, int first) {
    int start = subject.groups().start(first);
    int before = start(subject.text(), start);
    if (before < start && subject.text().charAt(before) == '+') {
      boolean sum = Characters.isLetterOrDigitAt(subject.text(), before - 1);
      return sum ? -1 : international(subject, first, 0);
    }
    if (!standsAlone(subject.text(), before)) {
      return -1;
    }
    int last = national(subject, first);
    return last < 0 ? labelled(subject, first) : last;
  }

  /** Where the number begins: at its plus or parenthesis, but not at one around the whole. */
  private static int start(String text, int digits) {
    int start = digits;
    if (start > 0 && text.charAt(start - 1) == '(') {
      start--;
    }
    return start > 0 && text.charAt(start - 1) == '+' ? start - 1 : start;
  }

  private static boolean standsAlone(String text, int start) {
    return start == 0
        || Character.isWhitespace(text.charAt(start - 1))
        || "\"'[{,;:=<>|)".indexOf(text.charAt(start - 1)) >= 0;
  }

  /** The last group of a number that begins with its country code. */
  private static int international(Subject subject, int first, int prefix) {
    DigitGroups groups = subject.groups();
    if (subject.text().charAt(groups.start(first) + prefix) == '0') {
      return -1;
    }
    int last = lastWithin(subject, first, FEWEST_DIGITS + prefix, MOST_DIGITS + prefix);
    while (last >= first
        && !PhoneNumbers.isPossible(groups.digits(first, last).substring(prefix))) {
      last = shorter(subject, first, last, FEWEST_DIGITS + prefix);
    }
    return last;
  }

  /** The group before the last, if enough digits are left, or -1. */
  private static int shorter(Subject subject, int first, int last, int fewest) {
    boolean enough = last > first && subject.groups().digits(first, last - 1).length() >= fewest;
    return enough ? last - 1 : -1;
  }

  private static int national(Subject subject, int first) {
    DigitGroups groups = subject.groups();
    if (!groups.isJoined(first, SEPARATORS)) {
      return -1;
    }
    int length = groups.length(first);
    if (subject.text().startsWith("00", groups.start(first)) && length >= 2) {
      return length > 2 ? international(subject, first, 2) : -1;
    }
    if (subject.text().charAt(groups.start(first)) == '0' && length >= 2 && length <= 6) {
      return PhoneShapes.isDate(subject, first)
          ? -1
          : lastWithin(subject, first, FEWEST_NATIONAL, MOST_NATIONAL);
    }
    int last = PhoneShapes.northAmerican(subject, first);
    return last < 0 ? NationalPhoneShapes.lastGroup(subject, first) : last;
  }

  private static int labelled(Subject subject, int first) {
    DigitGroups groups = subject.groups();
    if (!subject.mayBeLabelled(groups.start(first))) {
      return -1;
    }
    int last = lastWithin(subject, first, FEWEST_LABELLED, MOST_DIGITS);
    return last >= 0 && subject.isLabelled(groups.start(first), WORDS) ? last : -1;
  }

  /** The last of joined groups that have together a number of digits within the bounds, or -1. */
  private static int lastWithin(Subject subject, int first, int fewest, int most) {
    DigitGroups groups = subject.groups();
    int digits = 0;
    int found = -1;
    for (int last = first; last < groups.size(); last++) {
      digits += groups.length(last);
      if (digits > most) {
        break;
      }
      if (digits >= fewest && PhoneShapes.endsAlone(subject.text(), groups.end(last))) {
        found = last;
      }
      // A number that is whole already does not go on in the next line.
      if (!groups.isJoined(last, SEPARATORS) || (found >= 0 && groups.isJoinedOverLines(last))) {
        break;
      }
    }
    return found;
  }
}
