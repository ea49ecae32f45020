package io.countersign.executor.masking;

/** Counts steps; {@link CountedClasses} have it called. For one thread. */
public final class Work {
  private static long steps;

  private Work() {}

  static long steps() {
    return steps;
  }

  public static void step() {
    steps++;
  }

  public static int indexOf(String text, int c) {
    return counted(text, 0, text.indexOf(c));
  }

  public static int indexOf(String text, int c, int from) {
    return counted(text, from, text.indexOf(c, from));
  }

  public static int indexOf(String text, String part) {
    return counted(text, 0, text.indexOf(part));
  }

  public static int indexOf(String text, String part, int from) {
    return counted(text, from, text.indexOf(part, from));
  }

  public static int indexOf(String text, int c, int from, int to) {
    steps += Math.max(0, to - from);
    return text.indexOf(c, from, to);
  }

  public static int lastIndexOf(String text, int c, int from) {
    int found = text.lastIndexOf(c, from);
    steps += Math.max(0, from - Math.max(0, found));
    return found;
  }

  public static int lastIndexOf(String text, int c) {
    return lastIndexOf(text, c, text.length());
  }

  public static String substring(String text, int from) {
    steps += text.length() - from;
    return text.substring(from);
  }

  public static String substring(String text, int from, int to) {
    steps += to - from;
    return text.substring(from, to);
  }

  private static int counted(String text, int from, int found) {
    steps += Math.max(0, (found < 0 ? text.length() : found) - from);
    return found;
  }
}
