package io.countersign.contracts;

/**
 * Names with {@code *} for any characters and {@code ?} for one, compared in any case: some servers
 * fold names and some do not.
 */
final class Glob {
  private Glob() {}

  static boolean isPattern(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  /** In time proportional to the product of both lengths at most. */
  static boolean matches(String glob, String name) {
    int g = 0;
    int n = 0;
    int star = -1;
    int resumed = 0;
    while (n < name.length()) {
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = g++;
        resumed = n;
      } else if (g < glob.length() && isOne(glob.charAt(g), name.charAt(n))) {
        g++;
        n++;
      } else if (star >= 0) {
        g = star + 1;
        n = ++resumed;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }

  private static boolean isOne(char pattern, char c) {
    return pattern == '?'
        || Character.toLowerCase(Character.toUpperCase(pattern))
            == Character.toLowerCase(Character.toUpperCase(c));
  }
}
