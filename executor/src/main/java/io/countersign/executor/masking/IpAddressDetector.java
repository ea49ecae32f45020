package io.countersign.executor.masking;

/**
 * Finds IP addresses of hosts: version 4 as four decimal numbers, version 6 in the forms of RFC
 * 4291 §2.2. What names no host stays: loopback, unspecified, broadcast, network masks; so do
 * versions and numbers of sections.
 */
final class IpAddressDetector implements Detector {
  private static final int SHORTEST_SIX = 6;

  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.digits() >= 2;
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    detectFour(subject, findings);
    if (subject.text().indexOf(':') >= 0) {
      detectSix(subject.text(), findings);
    }
  }

  private static void detectFour(Subject subject, Findings findings) {
    DigitGroups groups = subject.groups();
    for (int first = 0; first + 3 < groups.size(); first++) {
      if (groups.isJoinedBy(first, '.')
          && DottedAddress.isAddress(subject.text(), groups, first)
          && !Versions.precede(subject.text(), groups.start(first))) {
        findings.add(Category.IP_ADDRESS, groups.start(first), groups.end(first + 3));
        first += 3;
      }
    }
  }

  private static void detectSix(String text, Findings findings) {
    int from = 0;
    for (int colon = text.indexOf(':'); colon >= 0; colon = text.indexOf(':', from)) {
      int start = colon;
      while (start > from && Characters.isHexadecimal(text.charAt(start - 1))) {
        start--;
      }
      int end = colon;
      while (end < text.length() && isPart(text.charAt(end))) {
        end++;
      }
      // A colon or full stop at the end is punctuation, but "::" is part of the address.
      int trimmed = end - start < SHORTEST_SIX ? start : trim(text, start, end);
      if (trimmed > start
          && standsAlone(text, start, end)
          && ColonAddress.isHost(text, start, trimmed)) {
        findings.add(Category.IP_ADDRESS, start, trimmed);
      }
      from = end;
    }
  }

  private static boolean isPart(char c) {
    return Characters.isHexadecimal(c) || c == ':' || c == '.';
  }

  private static int trim(String text, int start, int end) {
    int trimmed = end;
    while (trimmed > start
        && (text.charAt(trimmed - 1) == '.'
            || (text.charAt(trimmed - 1) == ':' && text.charAt(trimmed - 2) != ':'))) {
      trimmed--;
    }
    return trimmed;
  }

  private static boolean standsAlone(String text, int start, int end) {
    return !Characters.isLetterOrDigitAt(text, start - 1)
        && !Characters.isLetterOrDigitAt(text, end)
        && (start == 0 || text.charAt(start - 1) != ':');
  }
}
