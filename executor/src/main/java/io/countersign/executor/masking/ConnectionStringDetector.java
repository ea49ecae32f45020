package io.countersign.executor.masking;

/**
 * Finds the password in a URL's authority (RFC 3986 §3.2.1): {@code scheme://user:password@host}.
 */
final class ConnectionStringDetector implements Detector {
  private static final String AUTHORITY = "://";

  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.at() && signals.assignment();
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    String text = subject.text();
    for (int at = text.indexOf(AUTHORITY); at >= 0; at = text.indexOf(AUTHORITY, at + 1)) {
      int start = at + AUTHORITY.length();
      int end = authorityEnd(text, start);
      int host = end - 1;
      while (host > start && text.charAt(host) != '@') {
        host--;
      }
      int colon = text.indexOf(':', start, end);
      if (colon > 0 && colon + 1 < host) {
        findings.add(Category.SECRET, colon + 1, host);
      }
      at = Math.max(at, end - AUTHORITY.length());
    }
  }

  private static int authorityEnd(String text, int start) {
    int end = start;
    while (end < text.length() && " \t\n\r\"'<>/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }
}
