package io.countersign.executor.masking;

/**
 * Finds private keys in PEM (RFC 7468) and its relatives of OpenSSH and PGP, also where the text
 * was cut off before their end or after their beginning: then what may be key is masked with them.
 */
final class PrivateKeyDetector implements Detector {
  private static final String NAME = "PRIVATE KEY";
  private static final String BEGIN = "BEGIN ";
  private static final String END = "END ";

  /** The longest word before the name is that of {@code ENCRYPTED PRIVATE KEY}. */
  private static final int WIDEST_MARKER = 24;

  @Override
  public boolean isWorthwhile(Signals signals) {
    return signals.dashes();
  }

  @Override
  public void detect(Subject subject, Findings findings) {
    String text = subject.text();
    int from = 0;
    for (int at = text.indexOf(NAME); at >= 0; at = text.indexOf(NAME, Math.max(from, at + 1))) {
      int begin = marker(text, from, at, BEGIN);
      int end = marker(text, from, at, END);
      if (begin >= 0 && begin > end) {
        from = keyEnd(text, at + NAME.length());
        findings.add(Category.PRIVATE_KEY, begin, from);
      } else if (end >= 0) {
        int start = keyStart(text, from, end);
        from = dashesEnd(text, at + NAME.length());
        findings.add(Category.PRIVATE_KEY, start, from);
      } else if (text.startsWith("-----", at + NAME.length())) {
        from = keyEnd(text, at + NAME.length());
        findings.add(Category.PRIVATE_KEY, at, from);
      }
    }
  }

  /** Where a marker with the keyword begins, its dashes included, or -1. */
  private static int marker(String text, int from, int name, String keyword) {
    int start = name - keyword.length();
    int first = Math.max(from, name - WIDEST_MARKER);
    while (start >= first && !text.startsWith(keyword, start)) {
      start--;
    }
    if (start < first || start == 0 || text.charAt(start - 1) != '-') {
      return -1;
    }
    while (start > from && text.charAt(start - 1) == '-') {
      start--;
    }
    return start;
  }

  private static int keyEnd(String text, int start) {
    for (int i = start; i < text.length(); i++) {
      if (isQuote(text.charAt(i))) {
        return i;
      }
      if (text.startsWith("-----" + END, i)) {
        int name = text.indexOf(NAME, i);
        boolean named = name >= 0 && name - i <= WIDEST_MARKER + END.length();
        return dashesEnd(text, named ? name + NAME.length() : i + 5 + END.length());
      }
    }
    return text.length();
  }

  private static int keyStart(String text, int from, int end) {
    int start = end;
    while (start > from && !isQuote(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** No key holds a quote, so JSON and SQL around it stay whole. */
  private static boolean isQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static int dashesEnd(String text, int start) {
    int end = text.startsWith(" BLOCK", start) ? start + " BLOCK".length() : start;
    while (end < text.length() && text.charAt(end) == '-') {
      end++;
    }
    return end;
  }
}
