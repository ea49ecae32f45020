package io.countersign.cli.policy;

/** Text of others on a terminal: one line, without characters that a terminal would obey. */
final class Printable {
  private Printable() {}

  /** The text in one line. */
  static String line(String text) {
    return text.strip().replaceAll("\\s+", " ").replaceAll("[\\p{Cc}\\p{Cf}]", "\uFFFD");
  }

  /**
   * @param longest what is beyond gives way to an ellipsis
   */
  static String line(String text, int longest) {
    String line = line(text);
    return line.length() <= longest ? line : line.substring(0, longest - 2) + " …";
  }
}
